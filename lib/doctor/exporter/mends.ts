import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { credentialsSecret } from '../../generate/overlay/credentials-secret.ts'
import { inShell, joined, type ShellCommand, shell } from '../../problem/shell.ts'
import type { Mend } from '../check.ts'
import { restartCommand } from '../restart.ts'

/** A command that runs on a hypervisor: the one at that address, or the first whose API is asked. */
export const onHypervisor = (
  environment: NamedEnvironment,
  command: ShellCommand,
  address?: string,
): ShellCommand => {
  // Two shells read it. Words that need no quotes are alike to both.
  const words = command.split(' ')
  const isPlain = words.every(word => inShell(word) === word)
  return shell`ssh root@${hostOf(environment, address)} ${isPlain ? words : command}`
}

/** Unlike scp and URLs, ssh takes an IPv6 address without brackets alone. */
const hostOf = (environment: NamedEnvironment, address?: string): string =>
  address ?? hypervisorsOf(environment, 'pve')[0]?.address ?? '<hypervisor>'

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
  const { namespace } = environment
  return {
    command: joined(
      ' && ',
      shell`: "\${${variable}:?${hint.split(' ')}}"`,
      joined(
        ' | ',
        // By a pipe: an argument would stand in the process list. The key stands apart from what follows it, which would be taken for a secret.
        shell`printf '{"stringData":{"%s":"%s"}}' ${key} "$${variable}"`,
        shell`kubectl --namespace ${namespace} patch secret ${name} --patch-file /dev/stdin`,
      ),
      restartCommand(environment),
    ),
  }
}

/**
 * Runs a command on a hypervisor with the user and the id of the token, which is no secret, for `$user` and `$id`. They are
 * read where the exporters read them, and quoted for the hypervisor's shell: whoever may write that Secret has no account there.
 */
export const withTokenId = (
  environment: NamedEnvironment,
  command: (user: string, id: string) => string,
): Mend => {
  const { credentials } = environment.pveExporter
  if (!('secret' in credentials))
    return {
      advice: `On a hypervisor, with the user and the name of the token for $user and $id: ${command("'$user'", "'$id'")}`,
    }
  const { name } = credentialsSecret(environment)
  const read = shell`kubectl --namespace ${environment.namespace} get secret ${name} --output go-template=`
  const user = '{{.data.PVE_USER | base64decode}}'
  const [ofUser, ofToken] = ['user', 'id'].map(variable => `$(printf %q "$${variable}")`) as [string, string]
  return {
    command: [
      `user=$(${read}'${user}')`,
      `id=$(${read}'${user}!{{.data.PVE_TOKEN_NAME | base64decode}}')`,
      // This machine's shell puts in both.
      `ssh root@${inShell(hostOf(environment))} "${command(ofUser, ofToken)}"`,
    ].join(' && ') as ShellCommand,
  }
}

/** Gives both the user and the token the rights that the exporter needs: a token has the lesser of the two. */
export const rights = (user: string, id: string): string =>
  `pveum acl modify / --users ${user} --roles PVEAuditor && pveum acl modify / --tokens ${id} --roles PVEAuditor`
