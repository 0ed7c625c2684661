import { isIPv6 } from 'node:net'
import type { NamedEnvironment } from '../../environment/defaults.ts'

/**
 * The commands that create the Secrets of Telegraf's own: a token of Proxmox VE where it has another one than the exporters, the token of each
 * backup server, and the CA that verifies each.
 */
export const telegrafSteps = (environment: NamedEnvironment): string[] => {
  const { namespace, telegraf, backupServers } = environment
  const kubectl = `kubectl --namespace ${namespace}`
  return [
    ...new Set([
      ...(telegraf === false || telegraf.credentialsSecret === undefined
        ? []
        : [token(kubectl, 'PVE', 'prometheus@pve', 'TOKEN', telegraf.credentialsSecret)]),
      ...backupServers.flatMap(server => [
        token(kubectl, 'PBS', 'prometheus@pbs', 'PBS_TOKEN', server.credentialsSecret),
        ...authority(kubectl, server),
      ]),
    ]),
  ]
}

/** The token goes through a pipe: the process list shows every argument. */
const token = (kubectl: string, api: string, user: string, variable: string, secret: string): string =>
  `: "\${${variable}:?first: read -rs ${variable}}" && printf '%s\\n' ${api}_USER=${user} ${api}_TOKEN_NAME=monitoring ${api}_TOKEN_VALUE="\${${variable}}" | ${kubectl} create secret generic ${secret} --from-env-file=/dev/stdin`

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
  const host = isIPv6(address) ? `[${address}]` : address
  return [
    `scp 'root@${host}:/etc/proxmox-backup/proxy.pem' ${name}.pem`,
    `${create} --from-file=ca.crt=${name}.pem`,
  ]
}
