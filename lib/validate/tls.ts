import { isIP } from 'node:net'
import { hypervisorsOf } from '../defaults.ts'
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
