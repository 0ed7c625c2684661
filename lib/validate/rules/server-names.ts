import type { NamedEnvironment } from '../../environment/defaults.ts'
import { received } from '../../problem/problem.ts'
import { repeated } from '../repeated.ts'
import type { Rule } from '../rule.ts'

/** The names that public roots certify have a dot (CA/Browser Forum, Baseline Requirements: no internal names). */
export const publicNames: Rule = ({ hypervisors, pveExporter: { tls, nodeInterval } }) => {
  if (tls === 'insecure' || tls.serverName === undefined) return []
  if (tls.caSecret !== undefined || tls.caConfigMap !== undefined) return []
  const uncertified = (name: string) => `${received(name)} has no dot, and public roots certify no such name`
  return [
    ...(tls.serverName.includes('.')
      ? []
      : [
          {
            path: ['pveExporter', 'tls', 'serverName'],
            message: `${uncertified(tls.serverName)}; give the whole name, or a CA`,
          },
        ]),
    ...hypervisors.flatMap(({ name, serverName = name, exporters }, index) =>
      nodeInterval === false || !exporters.includes('pve') || serverName.includes('.')
        ? []
        : [
            {
              path: ['hypervisors', index, 'serverName'],
              message: `${uncertified(serverName)}; give the name in this node's certificate, or \`nodeInterval: false\``,
            },
          ],
    ),
  ]
}

/** The node scrape tells nodes by the names that it asks for: two of one name would be answered by whichever comes first. */
export const ownServerNames: Rule = ({ hypervisors, pveExporter: { tls, nodeInterval } }) =>
  tls === 'insecure' || nodeInterval === false
    ? []
    : repeated(hypervisors, ({ name, serverName = name, exporters }) =>
        exporters.includes('pve') ? serverName : undefined,
      )
        .filter(([index, first]) => hypervisors[index]?.name !== hypervisors[first]?.name)
        .map(([index, first]) => ({
          path: ['hypervisors', index, 'serverName'],
          message: `${received(hypervisors[index]?.serverName ?? hypervisors[index]?.name)} is the name by which hypervisors[${first}] is asked, too; give each its own, or \`nodeInterval: false\` where certificates carry one shared name only`,
        }))

/** A node is asked by its `serverName` in the node scrape alone, and only where its certificate is verified (design of the scrapes). */
export const unusedServerNames: Rule = environment =>
  environment.hypervisors.flatMap((hypervisor, index) => {
    const reason = reasonNotToAsk(environment, hypervisor)
    return hypervisor.serverName === undefined || reason === undefined
      ? []
      : [
          {
            path: ['hypervisors', index, 'serverName'],
            message: `${received(hypervisor.serverName)} has no effect, since ${reason}; leave it out`,
            severity: 'warning',
          },
        ]
  })

const reasonNotToAsk = (
  { pveExporter: { tls, nodeInterval } }: NamedEnvironment,
  { exporters }: NamedEnvironment['hypervisors'][number],
): string | undefined => {
  if (tls === 'insecure') return 'pveExporter.tls is "insecure"'
  if (nodeInterval === false) return 'pveExporter.nodeInterval is false'
  return exporters.includes('pve') ? undefined : 'the exporter "pve" does not ask this hypervisor'
}
