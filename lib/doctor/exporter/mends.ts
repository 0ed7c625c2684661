import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { credentialsSecret } from '../../generate/overlay/credentials-secret.ts'
import type { Mend } from '../check.ts'
import { restartCommand } from '../restart.ts'

/** A command that runs on a hypervisor: the one at that address, or the first whose API is asked. */
export const onHypervisor = (environment: NamedEnvironment, command: string, address?: string): string => {
  const host = address ?? hypervisorsOf(environment, 'pve')[0]?.address ?? '<hypervisor>'
  // Unlike scp and URLs, ssh takes an IPv6 address without brackets alone.
  return `ssh root@${host} ${command}`
}

/** Puts another value into a key of the credentials, which whoever runs it types: `$TOKEN`. */
export const otherCredential = (
  environment: NamedEnvironment,
  key: 'PVE_USER' | 'PVE_TOKEN_NAME' | 'PVE_TOKEN_VALUE',
  variable: string,
  hint: string,
): Mend => {
  const { credentials } = environment.pveExporter
  if (!('secret' in credentials))
    return {
      advice: `Change ${key} at its source (${hint}); \`npm run credentials -- ${environment.name}\` prints how.`,
    }
  const { name } = credentialsSecret(environment)
  // By a pipe: an argument would stand in the process list. The key stands apart from what follows it, which would be taken for a secret.
  const value = `: "\${${variable}:?${hint}}" && printf '{"stringData":{"%s":"%s"}}' ${key} "$${variable}"`
  const patch = `kubectl --namespace ${environment.namespace} patch secret ${name} --patch-file /dev/stdin`
  return { command: `${value} | ${patch} && ${restartCommand(environment)}` }
}

/** Reads the token's id, which is no secret, where the exporters read it: `id=…`, `user=…`. */
export const withTokenId = (environment: NamedEnvironment, command: string): Mend => {
  const { credentials } = environment.pveExporter
  if (!('secret' in credentials))
    return {
      advice: `On a hypervisor, with the user and the name of the token for $user and $id: ${command}`,
    }
  const { name } = credentialsSecret(environment)
  const read = `kubectl --namespace ${environment.namespace} get secret ${name} --output go-template=`
  const user = '{{.data.PVE_USER | base64decode}}'
  return {
    command: [
      `user=$(${read}'${user}')`,
      `id=$(${read}'${user}!{{.data.PVE_TOKEN_NAME | base64decode}}')`,
      onHypervisor(environment, `"${command}"`),
    ].join(' && '),
  }
}

/** Gives both the user and the token the rights that the exporter needs: a token has the lesser of the two. */
export const rights = `pveum acl modify / --users '$user' --roles PVEAuditor && pveum acl modify / --tokens '$id' --roles PVEAuditor`
