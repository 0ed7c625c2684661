import { isIP } from 'node:net'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

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
        message: `${received(serverName)} is an address, and host aliases lead a name to every hypervisor; give a name that all certificates share, or leave it out for "localhost"`,
      },
    ]
  return []
}
