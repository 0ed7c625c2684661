import type { NamedEnvironment } from '../../environment/defaults.ts'
import { shell } from '../../problem/shell.ts'
import type { Check, Mend } from '../check.ts'
import { byAnswers, namesOf, wordsOf } from '../exporter/by-answers.ts'
import { onHypervisor, otherCredential, withTokenId } from '../exporter/mends.ts'

/** Whether Proxmox VE knows the token: 401. */
export const PM406: Check = {
  code: 'PM406',
  title: 'Proxmox VE accepts the token.',
  after: ['PM401'],
  run: byAnswers(['token'], ({ environment }, failed) => [
    {
      what: `Proxmox VE refuses the token on ${namesOf(failed)}: ${wordsOf(failed)}.`,
      why: 'Every scrape that reaches it fails.',
      mend: mendOf(environment, wordsOf(failed)),
    },
  ]),
}

/** By the words of `verify_token` and `check_user_enabled` in PVE/AccessControl.pm. Whoever answers there chose them. */
const mendOf = (environment: NamedEnvironment, words: string): Mend => {
  const expired = /token '([\w.-]+)' access expired/.exec(words)?.[1]
  if (expired !== undefined)
    return withTokenId(environment, user => `pveum user token modify ${user} ${expired} --expire 0`)
  const lapsed = /user '([^']+)' access expired/.exec(words)?.[1]
  if (lapsed !== undefined)
    return { command: onHypervisor(environment, shell`pveum user modify ${lapsed} --expire 0`) }
  const disabled = /user '([^']+)' is disabled/.exec(words)?.[1]
  if (disabled !== undefined)
    return { command: onHypervisor(environment, shell`pveum user modify ${disabled} --enable 1`) }
  const [, token, user] = /no such token '([^']*)' for user '([\w.@+-]+)'/.exec(words) ?? []
  if (token !== undefined)
    return otherCredential(
      environment,
      'PVE_TOKEN_NAME',
      'TOKEN_NAME',
      `pveum user token list ${user} names it`,
    )
  if (/no such user/.test(words))
    return otherCredential(
      environment,
      'PVE_USER',
      'PVE_USER',
      'pveum user list names it, such as prometheus@pve',
    )
  return otherCredential(environment, 'PVE_TOKEN_VALUE', 'TOKEN', 'first: read -rs TOKEN')
}
