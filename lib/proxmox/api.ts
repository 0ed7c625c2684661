import { type Agent, request } from 'node:https'
import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import { readAtMost } from '../load/read-at-most.ts'
import { isObjectOrList } from '../problem/is-object.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { type ApiFailure, failureOfError, failureOfStatus, notJson } from './api-failure.ts'
import { type ApiHost, serverName } from './api-host.ts'
import type { ApiToken } from './api-token.ts'

/** A hypervisor's API and who asks it. */
export interface Api {
  host: ApiHost
  token: ApiToken
  /** Time after which a call is abandoned, answer included. pveproxy itself waits three seconds before it says 401. */
  seconds: number
  /** Keeps connections between calls. */
  agent?: Agent
}

/** What a call gave: the answer's `data`, or why there is none. */
export type Answer<Data> = { data: Data } | { failure: ApiFailure }

/** Reads a path below `/api2/json`. The answer has the shape that `read` gives, or `read` gives nothing. */
export const ask = async <Data>(
  api: Api,
  path: string,
  read: (data: unknown) => Data | undefined,
): Promise<Answer<Data>> => {
  const at = { host: api.host, path, token: api.token }
  try {
    const { status, reason, body } = await get(api, path)
    if (status !== 200) return { failure: failureOfStatus(at, status, reason) }
    const answer = undefinedOnError(() => JSON.parse(body) as unknown)
    const data = isObjectOrList(answer) && 'data' in answer ? read(answer.data) : undefined
    return data === undefined ? { failure: notJson(at, body) } : { data }
  } catch (error) {
    return { failure: await failureOfError(at, api.seconds, error as NodeJS.ErrnoException) }
  }
}

/** Bytes of an answer: some hundred for each guest of a cluster. */
const most = 64 * 2 ** 20

interface Received {
  status: number
  reason: string
  body: string
}

const get = async ({ host, token, seconds, agent }: Api, path: string): Promise<Received> => {
  const { promise, resolve, reject } = Promise.withResolvers<Received>()
  const sent = request(
    {
      host: host.address,
      port: host.port,
      path: `/api2/json${path}`,
      headers: { authorization: token.authorization(), accept: 'application/json' },
      signal: AbortSignal.timeout(seconds * 1000),
      ...(agent && { agent }),
      ...verification(host),
    },
    response => {
      const { statusCode: status = 0, statusMessage: reason = '' } = response
      readAtMost(response, most)
        .then(bytes => bytes ?? Promise.reject(new Error(`answers with more than ${most / 2 ** 20} MiB`)))
        .then(bytes => resolve({ status, reason, body: bytes.toString() }))
        .catch(reject)
    },
  )
  sent.on('error', reject).end()
  return promise
}

/** How TLS verifies a hypervisor: by the names that the exporters ask it by, each of which is enough. */
const verification = (host: ApiHost) => ({
  ...serverName(host),
  ...(host.ca === 'insecure' ? { rejectUnauthorized: false } : host.ca !== undefined && { ca: host.ca }),
  checkServerIdentity: (_name: string, certificate: PeerCertificate): Error | undefined => {
    const [first, ...others] = (host.certified.length === 0 ? [host.address] : host.certified).map(name =>
      checkServerIdentity(name, certificate),
    )
    return others.includes(undefined) ? undefined : first
  },
})
