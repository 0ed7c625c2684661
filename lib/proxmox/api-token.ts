import { hidden } from '../problem/secret-text.ts'

/** An API token. Its value is in no property, so that neither JSON nor `inspect` shows it. */
export interface ApiToken {
  /** `prometheus@pve!monitoring`. */
  id: string
  /** `prometheus@pve`. */
  user: string
  /** `monitoring`. */
  name: string
  /** The value of the header `Authorization`. */
  authorization: () => string
  /** A text without the token's value. */
  conceal: (text: string) => string
}

/** A token as `<user>@<realm>!<name>=<value>`, with or without `PVEAPIToken=` before it; nothing where it is none. */
export const apiToken = (text: string): ApiToken | undefined => {
  const { user, name, value } = shape.exec(text.trim())?.groups ?? {}
  if (user === undefined || name === undefined || value === undefined) return undefined
  return {
    id: `${user}!${name}`,
    user,
    name,
    authorization: () => `PVEAPIToken=${user}!${name}=${value}`,
    conceal: written => written.replaceAll(value, hidden),
  }
}

/** What to write, for messages about a text that is no token. */
export const tokenShape = '<user>@<realm>!<name>=<value>, such as prometheus@pve!monitoring=…'

/** User, realm and token's name as `PVE/Auth/Plugin.pm` has them; the value holds no `=`, by which the server splits. */
const shape =
  /^(?:PVEAPIToken[= ])?(?<user>[^\s:/!=]+@[A-Za-z][\w.-]+)!(?<name>[A-Za-z][\w.-]+)=(?<value>[\x21-\x3c\x3e-\x7e]+)$/
