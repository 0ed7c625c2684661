import { joined, type ShellCommand, shell } from '../../problem/shell.ts'

/** A token of an API: how the keys of its Secret begin, the user that the documentation makes, and the shell's variable that holds its value. */
interface Token {
  api: string
  user: string
  variable: string
}

export const tokens = {
  pve: { api: 'PVE', user: 'prometheus@pve', variable: 'TOKEN' },
  pbs: { api: 'PBS', user: 'prometheus@pbs', variable: 'PBS_TOKEN' },
} satisfies Record<string, Token>

/**
 * A command that creates the Secret of a token. Nothing of it runs while the variable is not set: a pipe would run without it. The token goes through that pipe: the process list shows every argument.
 */
export const secretOfToken = (create: ShellCommand, { api, user, variable }: Token): ShellCommand =>
  joined(
    ' && ',
    shell`: "\${${variable}:?first: read -rs ${variable}}"`,
    joined(
      ' | ',
      shell`printf '%s\\n' ${api}_USER=${user} ${api}_TOKEN_NAME=monitoring ${api}_TOKEN_VALUE="\${${variable}}"`,
      joined(' ', create, shell`--from-env-file=/dev/stdin`),
    ),
  )
