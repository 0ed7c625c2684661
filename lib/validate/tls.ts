import { hypervisorsOf, type NamedEnvironment } from '../defaults.ts'
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
  return []
}

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
