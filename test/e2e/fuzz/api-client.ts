import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:https'

/** An answer of the API server, with its warnings. */
export interface ApiAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: unknown JSON comes in here.
  body: any
  warnings: string[]
}

export type Ask = (method: string, path: string, body?: object) => Promise<ApiAnswer>

/** Asks the API server as its administrator over connections that stay open: thousands of questions, where kubectl would begin anew for each. */
export const apiClient = (kubeconfig: string): { ask: Ask; close: () => void } => {
  const { clusters, users } = JSON.parse(readFileSync(kubeconfig, 'utf8'))
  const { server, 'certificate-authority': ca } = clusters[0].cluster
  const agent = new Agent({ keepAlive: true, maxSockets: 8, ca: readFileSync(ca) })
  const ask: Ask = (method, path, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const asking = request(
        `${server}${path}`,
        {
          method,
          agent,
          headers: {
            authorization: `Bearer ${users[0].user.token}`,
            // JSON is YAML.
            ...(text && {
              'content-type': 'application/apply-patch+yaml',
              'content-length': Buffer.byteLength(text),
            }),
          },
        },
        answer => {
          const parts: Buffer[] = []
          answer.on('data', part => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () =>
            resolve({
              status: answer.statusCode as number,
              body: bodyOf(Buffer.concat(parts).toString()),
              warnings: warningsIn(answer.headersDistinct.warning ?? []),
            }),
          )
        },
      )
      asking.on('error', reject)
      asking.end(text)
    })
  return { ask, close: () => agent.destroy() }
}

const bodyOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return { message: text }
  }
}

/** `299 - "text"` (RFC 7234), as Kubernetes writes it. */
const warningsIn = (headers: string[]): string[] =>
  headers.flatMap(header => [...header.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text))
