/** What stands in a message where a secret stood. */
export const hidden = '(hidden)'

/** Text that is a secret wherever it stands, by what it is. */
const shapes: Record<string, RegExp> = {
  // https://pve.proxmox.com/wiki/Proxmox_VE_API#API_Tokens; backup server and mail gateway name theirs alike.
  // Its server takes a space for the first `=`, too (pve-http-server, Formatter.pm).
  'an API token': /P(?:VE|BS|MG)APIToken(?:\s*[=:]\s*\S*|\s+[^\s@]+@[^\s!]+!\S+)/gi,
  'a login ticket': /P(?:VE|BS|MG):[^\s:]{1,128}:[0-9A-F]{8}::\S+/g,
  'a private key': /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----(?:[^-]|-(?!----))*/g,
  // Base64 of "-----BEGIN ", unless CERTIFICATE or PUBLIC follows.
  'a private key in base64': /LS0tLS1CRUdJTi(?!BDRVJUSUZJQ0FU|BQVUJMSUM)[A-Za-z0-9+/=]*/g,
  // Not behind `-`, as \b is: a text of many beginnings would be read to its end from each.
  'a JSON web token': /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g,
  'a password in a URL': /:\/\/[^\s/:@]{1,256}:(?!\$[({])[^\s/@]{1,256}@/g,
  // github.blog/2021-04-05-behind-githubs-new-authentication-token-formats; docs.gitlab.com/security/tokens; Grafana's service accounts.
  'an access token':
    /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|gl(?:pat|dt|rt)-[\w-]{16,}|glsa_\w{20,})/g,
  'a token in a URL':
    /(?<=:\/\/)[^\s/:@"]{20,256}@|[?&](?:access_token|private_token|token|api_key|password)=(?!\$[({])[^\s&"']+/gi,
  // The scheme's case means nothing (RFC 9110, 11.1).
  'a bearer token': /\b(?:Bearer|Basic) [A-Za-z0-9._~+/-]{16,}=*/gi,
  'a password or token value':
    /(?:password|passwd|passphrase|token[-_]?value)["']?\s*[:=]\s*["']?(?!\$[({]|\{\{)[^\s"',}]+/gi,
}

/** A token's value in Proxmox VE is a UUID; UUIDs that are no secret exist, too. */
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** What a text holds that no repository should: `an API token`; nothing where it looks harmless. */
export const secretIn = (text: string): string | undefined =>
  Object.keys(shapes).find(name => text.search(shapes[name] as RegExp) >= 0)

/** Whether a text holds a UUID, as the value of an API token is. */
export const holdsUuid = (text: string): boolean => text.search(uuid) >= 0

/** Whether a field, a variable or a flag of this name holds a secret's own value. */
export const isSecretName = (name: string): boolean => secretName.test(name)

const secretName =
  /(?:password|passwd|passphrase|token[-_]?value|api[-_]?(?:token|key)|private[-_]?key|(?:bearer|access)[-_]?token|client[-_]?secret)$/i

/** A text without what looks like a secret. */
export const masked = (text: string): string =>
  [...Object.values(shapes), uuid].reduce((rest, shape) => rest.replace(shape, hidden), text)
