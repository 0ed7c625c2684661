import { inURL } from '../../environment/address.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { secretOfToken, tokens } from './secret-of-token.ts'

/**
 * The commands that create the Secrets of Telegraf's own: a token of Proxmox VE where it has another one than the exporters, the token of each
 * backup server, and the CA that verifies each.
 */
export const telegrafSteps = (environment: NamedEnvironment): string[] => {
  const { namespace, telegraf, backupServers } = environment
  const kubectl = `kubectl --namespace ${namespace}`
  const create = (secret: string) => `${kubectl} create secret generic ${secret}`
  return [
    ...new Set([
      ...(telegraf === false || telegraf.credentialsSecret === undefined
        ? []
        : [secretOfToken(create(telegraf.credentialsSecret), tokens.pve)]),
      ...backupServers.flatMap(server => [
        secretOfToken(create(server.credentialsSecret), tokens.pbs),
        ...authority(kubectl, server),
      ]),
    ]),
  ]
}

/** A server that signs itself is its own CA; with a `serverName` it most likely serves a certificate of somebody else. */
const authority = (
  kubectl: string,
  { address, tls }: NamedEnvironment['backupServers'][number],
): string[] => {
  if (tls === 'insecure') return []
  const { caSecret, caConfigMap, serverName } = tls
  const name = caSecret ?? caConfigMap
  if (name === undefined) return []
  const create = `${kubectl} create ${caSecret === undefined ? 'configmap' : 'secret generic'} ${name}`
  if (serverName !== undefined)
    return [`# ca.crt: the CA of the certificate that ${address} serves`, `${create} --from-file=ca.crt`]
  const host = inURL(address)
  return [
    `scp 'root@${host}:/etc/proxmox-backup/proxy.pem' ${name}.pem`,
    `${create} --from-file=ca.crt=${name}.pem`,
  ]
}
