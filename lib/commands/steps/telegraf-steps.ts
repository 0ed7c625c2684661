import { inURL } from '../../environment/address.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { joined, type ShellCommand, shell } from '../../problem/shell.ts'
import { secretOfToken, tokens } from './secret-of-token.ts'

/**
 * The commands that create the Secrets of Telegraf's own: a token of Proxmox VE where it has another one than the exporters, the token of each
 * backup server, and the CA that verifies each.
 */
export const telegrafSteps = (environment: NamedEnvironment): ShellCommand[] => {
  const { namespace, telegraf, backupServers } = environment
  const create = (secret: string) => shell`kubectl --namespace ${namespace} create secret generic ${secret}`
  return [
    ...new Set([
      ...(telegraf === false || telegraf.credentialsSecret === undefined
        ? []
        : [secretOfToken(create(telegraf.credentialsSecret), tokens.pve)]),
      ...backupServers.flatMap(server => [
        secretOfToken(create(server.credentialsSecret), tokens.pbs),
        ...authority(namespace, server),
      ]),
    ]),
  ]
}

/** A server that signs itself is its own CA; with a `serverName` it most likely serves a certificate of somebody else. */
const authority = (
  namespace: string,
  { address, tls }: NamedEnvironment['backupServers'][number],
): ShellCommand[] => {
  if (tls === 'insecure') return []
  const { caSecret, caConfigMap, serverName } = tls
  const name = caSecret ?? caConfigMap
  if (name === undefined) return []
  const kind = caSecret === undefined ? ['configmap'] : ['secret', 'generic']
  const create = shell`kubectl --namespace ${namespace} create ${kind} ${name}`
  if (serverName !== undefined)
    return [
      shell`# ca.crt: the CA of the certificate that ${address} serves`,
      joined(' ', create, shell`--from-file=ca.crt`),
    ]
  return [
    shell`scp ${`root@${inURL(address)}:/etc/proxmox-backup/proxy.pem`} ${name}.pem`,
    joined(' ', create, shell`--from-file=ca.crt=${name}.pem`),
  ]
}
