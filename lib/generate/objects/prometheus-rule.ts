import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { metadata, names } from '../../environment/object-names.ts'
import { ruleGroups } from '../../monitoring/alerts/rule-groups.ts'

/**
 * A function that gives the same value again for the first of its arguments. Both validation and the overlay's file need an environment's rules;
 * those of a thousand, all at once, would take more memory than all else.
 */
const onceForFirst = <One extends object, Made>(places: number, make: (one: One) => Made) => {
  const known = new WeakMap<One, Made>()
  let left = places
  return (one: One): Made => {
    const made = known.get(one) ?? make(one)
    if (left > 0 && !known.has(one)) {
      known.set(one, made)
      left--
    }
    return made
  }
}

/**
 * An environment's rules, complete in its overlay and not patched from a base: every expression names its environment,
 * so a patch would replace every line of it, and a strategic one costs the renderer 3.7 times as much. What an
 * environment changed stands in its own file, at 3 and at 300 environments; the overlay shows what Prometheus runs.
 */
export const prometheusRule = onceForFirst(10, (environment: NamedEnvironment) => {
  const { labels, ...rest } = metadata(names.rules, 'rules')
  const { monitorLabels, ruleLabels = monitorLabels } = environment.prometheus
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { ...rest, labels: { ...labels, ...ruleLabels } },
    spec: { groups: ruleGroups(environment) },
  } satisfies IPrometheusRule
})
