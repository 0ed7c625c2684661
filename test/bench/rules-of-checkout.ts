import { join } from 'node:path'
import type { RuleGroup } from '../../lib/monitoring/alerts/rule-groups.ts'

/** The rules that this checkout, or another one, makes for an environment of these nodes. */
export const groupsOf = async (root: string, name: string, nodes: string[]): Promise<RuleGroup[]> => {
  const { complete } = await import(join(root, 'lib/environment/defaults.ts'))
  const { ruleGroups } = await import(join(root, 'lib/monitoring/alerts/rule-groups.ts'))
  return ruleGroups(
    complete(name, '', {
      hypervisors: nodes.map((node, index) => ({ name: node, address: `198.51.100.${index + 1}` })),
      pveExporter: { tls: 'insecure' },
    }),
  )
}
