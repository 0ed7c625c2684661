import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { metadata, names } from '../../environment/object-names.ts'
import { ruleGroups } from '../../monitoring/alerts/rule-groups.ts'

/**
 * An environment's rules, complete in its overlay and not patched from a base: every expression names its environment,
 * so a patch would replace every line of it, and a strategic one costs the renderer 3.7 times as much. What an
 * environment changed stands in its own file, at 3 and at 300 environments; the overlay shows what Prometheus runs.
 */
export const prometheusRule = (environment: NamedEnvironment) => {
  const { labels, ...rest } = metadata(names.rules, 'rules')
  const { monitorLabels, ruleLabels = monitorLabels } = environment.prometheus
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { ...rest, labels: { ...labels, ...ruleLabels } },
    spec: { groups: ruleGroups(environment) },
  } satisfies IPrometheusRule
}
