import { environmentLabel, selectorLabels } from '../../environment/object-names.ts'
import type { Fault } from '../../problem/fault.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'
import { typedKey } from './typed-key.ts'

type Labels = Record<string, string> | undefined

/** Label keys as Kubernetes accepts them (ValidateLabels); those that stand in selectors are the generator's own. */
export const labelKeys: Rule = ({ labels, pveExporter, prometheus, networkPolicy, dashboards }) => [
  ...faultyKeys(labels, ['labels']),
  ...Object.keys(labels).flatMap(key => {
    const message = typedKey(key)
    return message === undefined ? [] : [{ path: ['labels', key], message }]
  }),
  ...faultyKeys(pveExporter.nodeSelector, ['pveExporter', 'nodeSelector']),
  ...faultyKeys(prometheus.monitorLabels, ['prometheus', 'monitorLabels']),
  ...faultyKeys(prometheus.ruleLabels, ['prometheus', 'ruleLabels']),
  ...(networkPolicy === false ? [] : (networkPolicy.from ?? [])).flatMap((peer, index) =>
    (['podSelector', 'namespaceSelector'] as const).flatMap(selector =>
      faultyKeys(peer[selector]?.matchLabels, ['networkPolicy', 'from', index, selector, 'matchLabels']),
    ),
  ),
  ...(dashboards === false
    ? []
    : [
        ...faultyKeys(dashboards.sidecarLabels, ['dashboards', 'sidecarLabels']),
        ...faultyKeys(dashboards.grafanaOperator?.instanceLabels, [
          'dashboards',
          'grafanaOperator',
          'instanceLabels',
        ]),
        ...reserved(dashboards.sidecarLabels, 'dashboards', 'sidecarLabels'),
      ]),
  ...reserved(labels, 'labels'),
  ...reserved(prometheus.monitorLabels, 'prometheus', 'monitorLabels'),
  ...reserved(prometheus.ruleLabels, 'prometheus', 'ruleLabels'),
]

/** Kustomize puts `labels` on last (tried): a label by which Prometheus or Grafana's sidecar selects would have their value. */
export const oneValueALabel: Rule = ({ labels, prometheus: { monitorLabels, ruleLabels }, dashboards }) => [
  ...overwritten(labels, monitorLabels, ['prometheus', 'monitorLabels']),
  ...overwritten(labels, ruleLabels, ['prometheus', 'ruleLabels']),
  ...(dashboards === false || dashboards.grafanaOperator !== undefined
    ? []
    : overwritten(labels, dashboards.sidecarLabels, ['dashboards', 'sidecarLabels'])),
]

const overwritten = (labels: Record<string, string>, own: Labels = {}, path: FieldPath): Fault[] =>
  Object.keys(own)
    .filter(key => Object.hasOwn(labels, key) && labels[key] !== own[key])
    .map(key => ({
      path: [...path, key],
      message: `${received(own[key])} would be overwritten by labels, which has ${received(labels[key])} there; give one value`,
    }))

/** The keys under which a label, or an annotation, can't stand. */
export const faultyKeys = (labels: Labels, path: FieldPath): Fault[] =>
  Object.keys(labels ?? {})
    .filter(key => !isLabelKey(key))
    .map(key => ({
      path: [...path, key],
      message:
        'is not a label key (an optional DNS prefix and "/", then at most 63 letters, digits, "-", "_" and ".")',
    }))

const isLabelKey = (key: string): boolean => {
  const [name = '', prefix, ...more] = key.split('/').reverse()
  return (
    more.length === 0 &&
    /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(name) &&
    (prefix === undefined ||
      (prefix.length <= 253 &&
        /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(prefix)))
  )
}

const reserved = (labels: Labels, ...path: string[]): Fault[] =>
  Object.keys(labels ?? {}).flatMap(key => {
    const reason = selectorLabels.includes(key)
      ? `it stands in selectors${key === environmentLabel ? ", and its value is the environment's name" : ''}`
      : kubernetesOwn.get(key)
    return reason === undefined
      ? []
      : [{ path: [...path, key], message: `can't be set: ${reason}; leave it out` }]
  })

/** Labels by which Kubernetes's controllers leave a Service or Endpoints alone (well-known labels). */
const kubernetesOwn = new Map([
  ['endpointslice.kubernetes.io/skip-mirror', 'with it Kubernetes mirrors no Endpoints'],
  ['kubernetes.io/service-name', 'by it Kubernetes tells whose an EndpointSlice is'],
  ['service.kubernetes.io/service-proxy-name', 'with it Kubernetes leads no traffic to a Service'],
])
