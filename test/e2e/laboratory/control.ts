import { request } from 'node:http'
import { json, text } from 'node:stream/consumers'

/** Talks to the control socket of a simulated Proxmox VE (`test/pve-api/control.ts`). */
export const control = (socketPath: string) => ({
  get: <Answer = unknown>(path: string) => ask<Answer>(socketPath, 'GET', path),
  patch: (path: string, body: unknown) => ask(socketPath, 'PATCH', path, body),
  put: (path: string, body: unknown) => ask(socketPath, 'PUT', path, body),
  remove: (path: string) => ask(socketPath, 'DELETE', path),
})

function ask<Answer>(socketPath: string, method: string, path: string, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, path: `/${path}`, method }, async answer => {
      if (answer.statusCode === 200) return resolve((await json(answer)) as Answer)
      reject(new Error(`${method} ${path}: ${answer.statusCode} ${await text(answer)}`))
    })
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
