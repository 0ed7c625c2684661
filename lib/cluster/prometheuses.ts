import type { Cluster } from './cluster.ts'
import type { Answer } from './failure.ts'
import type { Seen } from './seen.ts'
import type { Selector } from './selector.ts'

/** A Prometheus of the operator, as far as it says what it selects: null selects nothing, and `{}` everything. */
export type Prometheus = Seen & {
  spec?: {
    serviceMonitorSelector?: Selector | null
    probeSelector?: Selector | null
    scrapeConfigSelector?: Selector | null
    ruleSelector?: Selector | null
    serviceMonitorNamespaceSelector?: Selector | null
    ruleNamespaceSelector?: Selector | null
  }
}

/** Every Prometheus of the cluster, and the operator's version, which its definitions carry. */
export const prometheuses = async (
  cluster: Cluster,
): Promise<Answer<{ all: Prometheus[]; operator?: string }>> => {
  const [all, definition] = await Promise.all([
    cluster.list<Prometheus>('Prometheus'),
    cluster.get('CustomResourceDefinition', 'prometheuses.monitoring.coreos.com'),
  ])
  if (all.failure !== undefined) return all
  const operator = definition.value?.metadata.annotations?.['operator.prometheus.io/version']
  return { value: { all: all.value, ...(operator !== undefined && { operator }) } }
}
