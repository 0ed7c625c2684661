import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { text } from 'node:stream/consumers'
import type { Answer } from './failure.ts'

/** What an HTTP server answered. */
export interface Reply {
  status: number
  body: string
}

/** How a server behind a forwarded port is asked. */
export interface Ask {
  scheme?: 'http' | 'https'
  /** The CA that verifies the server, and the name in its certificate. Without a CA nothing is verified. */
  ca?: string
  serverName?: string
  headers?: Record<string, string>
  /** Seconds until it is given up; 10 when left out. */
  seconds?: number
}

/** Asks a local port for a path. */
export const httpGet = async (
  port: number,
  path: string,
  { scheme = 'http', ca, serverName, headers = {}, seconds = 10 }: Ask = {},
): Promise<Answer<Reply>> => {
  const tls = {
    rejectUnauthorized: ca !== undefined,
    ...(ca !== undefined && { ca }),
    ...(serverName !== undefined && { servername: serverName }),
  }
  const signal = AbortSignal.timeout(seconds * 1000)
  const options = { host: '127.0.0.1', port, path, headers, signal, agent: false as const }
  try {
    return await new Promise((resolve, reject) => {
      const asked = scheme === 'https' ? requestHttps({ ...options, ...tls }) : requestHttp(options)
      asked.on('error', reject).on('response', response => {
        text(response).then(body => resolve({ value: { status: response.statusCode ?? 0, body } }), reject)
      })
      asked.end()
    })
  } catch (error) {
    const message = signal.aborted ? `no answer within ${seconds} seconds` : (error as Error).message
    return { failure: { kind: signal.aborted ? 'unreachable' : 'other', message } }
  }
}
