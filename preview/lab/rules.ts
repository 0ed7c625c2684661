import { complete } from '../../lib/environment/defaults.ts'
import { type RuleGroup, ruleGroups } from '../../lib/monitoring/alerts/rule-groups.ts'
import { withCeph } from './ceph-metrics.ts'
import type { Simulated } from './scrapes.ts'

/** The rules that the generator gives an environment with a cluster's nodes. */
export const rulesOf = ({ environment, cluster: { nodes } }: Simulated): RuleGroup[] =>
  ruleGroups(
    complete(environment, `environments/${environment}.ts`, {
      hypervisors: Object.entries(nodes).map(([name, { address }]) => ({ name, address })),
      pveExporter: { tls: 'insecure' },
      exporters: { ceph: withCeph.includes(environment) },
    }),
  )
