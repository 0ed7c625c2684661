import { isIP } from 'node:net'
import { hypervisorsOf, type NamedEnvironment } from '../defaults.ts'
import { repeated } from './repeated.ts'
import type { Rule } from './rule.ts'

/** A CA comes from one place, and public roots certify no `localhost`, the name that the cluster scrape asks for. */
export const certificateAuthority: Rule = ({ pveExporter: { tls } }) => {
  if (tls === 'insecure') return []
  const { caSecret, caConfigMap, serverName } = tls
  if (caSecret !== undefined && caConfigMap !== undefined)
    return [{ path: ['pveExporter', 'tls'], message: 'has both caSecret and caConfigMap; give one of them' }]
  if (caSecret === undefined && caConfigMap === undefined && serverName === undefined)
    return [
      {
        path: ['pveExporter', 'tls'],
        message:
          'has no CA, and the public roots certify no "localhost"; give caSecret or caConfigMap, or the serverName that public certificates share',
      },
    ]
  if (serverName !== undefined && isIP(serverName) !== 0)
    return [
      {
        path: ['pveExporter', 'tls', 'serverName'],
        message: `${JSON.stringify(serverName)} is an address, and host aliases lead a name to every hypervisor; give a name that all certificates share, or leave it out for "localhost"`,
      },
    ]
  return []
}

/** The names that public roots certify have a dot (CA/Browser Forum, Baseline Requirements 7.1.2.7.12: no internal names). */
export const publicNames: Rule = ({ hypervisors, pveExporter: { tls, nodeInterval } }) => {
  if (tls === 'insecure' || tls.serverName === undefined) return []
  if (tls.caSecret !== undefined || tls.caConfigMap !== undefined) return []
  const uncertified = (name: string) =>
    `${JSON.stringify(name)} has no dot, and public roots certify no such name`
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
          message: `${JSON.stringify(hypervisors[index]?.serverName ?? hypervisors[index]?.name)} is the name by which hypervisors[${first}] is asked, too; give each its own, or \`nodeInterval: false\` where certificates carry one shared name only`,
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
            message: `${JSON.stringify(hypervisor.serverName)} has no effect, since ${reason}; leave it out`,
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

/** musl, on which the exporter's image is built, takes 48 addresses of one name in /etc/hosts. */
export const hostAliases: Rule = environment => {
  const asked = hypervisorsOf(environment, 'pve').length
  return environment.pveExporter.tls === 'insecure' || asked <= 48
    ? []
    : [
        {
          path: ['pveExporter', 'tls'],
          message: `is verified by host aliases, of which the exporter's image takes 48 a name; ${asked} hypervisors: those after the 48th are left out of the cluster scrape's failover`,
          severity: 'warning',
        },
      ]
}
