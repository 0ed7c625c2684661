import { shortened } from '../problem/problem.ts'
import { type ApiHost, authority } from './api-host.ts'
import type { ApiToken } from './api-token.ts'
import { certificateFailure, isCertificateCode } from './certificate-failure.ts'

/** Why a call has no answer. */
export interface ApiFailure {
  kind: FailureKind
  /** The hypervisor that was asked. */
  hypervisor: string
  /** `198.51.100.11:8006`. */
  host: string
  /** Path below `/api2/json`. */
  path: string
  /** What happened, with the host and without the token's value. */
  message: string
  /** With `forbidden`: the privilege that the token lacks, and where; none where Proxmox VE does not say. */
  lacks?: { path: string; privilege: string }
  /** With `certificate`: OpenSSL's code, such as `UNABLE_TO_VERIFY_LEAF_SIGNATURE`. */
  code?: string
}

export type FailureKind =
  | 'refused'
  | 'unreachable'
  | 'name'
  | 'timeout'
  | 'closed'
  | 'certificate'
  | 'TLS'
  | 'unauthorized'
  | 'forbidden'
  | 'no route to node'
  | 'broken'
  | 'not JSON'

/** What a failure is told of. */
export interface Asked {
  host: ApiHost
  path: string
  token: ApiToken
}

/** A status other than 200, whose reason pveproxy puts into the status line. */
export const failureOfStatus = (asked: Asked, status: number, reason: string): ApiFailure => {
  const said = `answered ${status} ${told(asked, reason)}`.trim()
  const failed = (kind: FailureKind, advice = '') => failure(asked, kind, `${said}${advice}`)
  if (status === 401)
    return failed(
      'unauthorized',
      `: it does not accept the token ${asked.token.id} (its name, value or expiry)`,
    )
  if (status === 403) {
    const [, path, privilege] = /\((\/[^,)]*), ([^)]+)\)/.exec(reason) ?? []
    if (path === undefined || privilege === undefined) return failed('forbidden', ` for ${asked.path}`)
    const lacks = { path, privilege }
    return { ...failed('forbidden', `: the token ${asked.token.id} lacks ${privilege} on ${path}`), lacks }
  }
  // pveproxy answers for another node by asking it, with the codes of AnyEvent::HTTP.
  if (status >= 595 && status <= 599) return failed('no route to node', ` for ${asked.path}`)
  return failed('broken', ` for ${asked.path}`)
}

/** An answer that is no JSON of this API, such as a reverse proxy's page. */
export const notJson = (asked: Asked, body: string): ApiFailure =>
  failure(
    asked,
    'not JSON',
    `answered ${asked.path} with something that is not Proxmox VE's API: ${JSON.stringify(told(asked, body))}`,
  )

/** An error of the connection. */
export const failureOfError = async (
  asked: Asked,
  seconds: number,
  error: NodeJS.ErrnoException,
): Promise<ApiFailure> => {
  const { code = '', name } = error
  if (name === 'AbortError' || name === 'TimeoutError')
    return failure(asked, 'timeout', `gave no answer to ${asked.path} within ${seconds} s`)
  if (isCertificateCode(code))
    return {
      ...failure(asked, 'certificate', await certificateFailure(asked.host, seconds, error)),
      code,
    }
  const [kind, message] = meanings[code] ?? ofTls(error) ?? ['unreachable', told(asked, error.message)]
  return failure(asked, kind, message)
}

/** OpenSSL's own reason, such as `wrong version number` from something that speaks no TLS. */
const ofTls = ({ code = '', message }: NodeJS.ErrnoException): [FailureKind, string] | undefined => {
  if (!code.startsWith('ERR_SSL') && code !== 'EPROTO') return undefined
  const [, reason] = /:SSL routines:[^:]*:([^:]+):/.exec(message) ?? []
  return ['TLS', `could not agree on TLS: ${reason ?? shortened(message, 120)}`]
}

const meanings: Record<string, [FailureKind, string]> = {
  ECONNREFUSED: ['refused', 'refused the connection: pveproxy is not running, or a firewall rejects it'],
  ECONNRESET: [
    'closed',
    'closed the connection without an answer: pveproxy may restart, or its ALLOW_FROM or a firewall keeps this machine out',
  ],
  EHOSTUNREACH: ['unreachable', 'is not reachable: there is no route to it (EHOSTUNREACH)'],
  ENETUNREACH: ['unreachable', 'is not reachable: this machine has no route to its network (ENETUNREACH)'],
  ETIMEDOUT: ['timeout', 'did not answer the connection (ETIMEDOUT)'],
  ENOTFOUND: ['name', 'has a name that DNS does not know (ENOTFOUND)'],
  EAI_AGAIN: ['name', 'has a name that DNS gave no answer for (EAI_AGAIN)'],
}

const failure = ({ host, path }: Asked, kind: FailureKind, message: string): ApiFailure => {
  const { name } = host
  return {
    kind,
    hypervisor: name,
    host: authority(host),
    path,
    message: `${name} (${authority(host)}) ${message}`,
  }
}

/** A server's own words, without the token's value. */
const told = ({ token }: Asked, words: string): string => shortened(token.conceal(words), 120)
