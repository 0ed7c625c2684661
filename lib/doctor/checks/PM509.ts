import { environmentLabel } from '../../environment/object-names.ts'
import { numberOf } from '../../problem/number-of.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { nameOf, type PrometheusObject, patched } from '../prometheus/prometheus-object.ts'
import { knownTargets } from '../prometheus/targets.ts'
import type { Scene } from '../scene.ts'

/** The label that every rule and dashboard asks by. */
export const PM509: Check = {
  code: 'PM509',
  title: "The series carry the environment's label.",
  after: ['PM504'],
  run: async scene => {
    const { value, failure } = await knownTargets(scene)
    if (failure !== undefined) return unseen(failure)
    if (value === undefined) return skip('no Prometheus selects the environment')
    const { name } = scene.environment
    const [first, ...others] = value.own.filter(({ labels }) => labels[environmentLabel] !== name)
    if (first === undefined) return found([])
    const given = first.labels[environmentLabel]
    return found([
      {
        what: `${numberOf(others.length + 1, 'target')} ${others.length === 0 ? 'carries' : 'carry'} ${environmentLabel}="${given ?? ''}" and not "${name}"${causeIn(value.api.prometheus)}.`,
        why: 'Every rule and dashboard asks for its environment, and finds nothing.',
        mend: mendOf(scene, value.api.prometheus),
      },
    ])
  },
}

const causeIn = (prometheus: PrometheusObject): string =>
  prometheus.spec.enforcedNamespaceLabel === environmentLabel
    ? `: the Prometheus ${nameOf(prometheus)} writes their namespace into that label (enforcedNamespaceLabel)`
    : ''

const mendOf = ({ environment: { namespace } }: Scene, prometheus: PrometheusObject): Finding['mend'] => {
  if (prometheus.spec.enforcedNamespaceLabel !== environmentLabel)
    return {
      advice: `Look at relabelings of the Prometheus ${nameOf(prometheus)} (scrapeClasses, externalLabels) and at \`patches\` of the environment.`,
    }
  const excluded = ['servicemonitors', 'probes', 'scrapeconfigs', 'prometheusrules'].map(resource => ({
    group: 'monitoring.coreos.com',
    resource,
    namespace,
  }))
  const excludedFromEnforcement = [...(prometheus.spec.excludedFromEnforcement ?? []), ...excluded]
  return { command: patched(prometheus, { excludedFromEnforcement }) }
}
