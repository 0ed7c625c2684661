import type { ApiToken } from '../../proxmox/api-token.ts'
import { givenToken } from './api-token.ts'
import { fail, print } from './print.ts'

/** The API token if a file or a variable holds one; nothing after printing why it can't be read. Nobody is asked for one. */
export const apiTokenIfGiven = async (
  file: string | undefined,
): Promise<{ token?: ApiToken } | undefined> => {
  if (file === undefined && !process.env.PVE_TOKEN && !process.env.PVE_TOKEN_VALUE) return {}
  const given = await givenToken(file)
  if ('token' in given) return { token: given.token }
  print([given.problem])
  fail([given.problem], 'nothing was looked at')
  return undefined
}
