import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'
import { fileURLToPath } from 'node:url'

/** Preloaded: whatever a build could take from outside its files fails where it is asked for. */
const repository = fileURLToPath(new URL('../../', import.meta.url))

const forbidden = (what: string) => () => {
  throw new Error(`the build asks for ${what}`)
}

for (const [module, names] of [
  [net, ['connect', 'createConnection', 'createServer']],
  [tls, ['connect']],
  [dns, ['lookup', 'resolve']],
  [dns.promises, ['lookup', 'resolve']],
  [http, ['request', 'get']],
  [https, ['request', 'get']],
] as const)
  for (const name of names) Object.assign(module, { [name]: forbidden(name) })
syncBuiltinESMExports()
globalThis.fetch = forbidden('fetch')
Math.random = forbidden('a random number')
Date.now = forbidden('the time')
globalThis.Date = new Proxy(Date, {
  construct: (target, given) =>
    given.length === 0 ? forbidden('the time')() : Reflect.construct(target, given),
  apply: forbidden('the time'),
})

/** Commander and Node themselves ask whether to colour; the first frame outside this file says who asks. */
const asker = (): string =>
  (new Error().stack ?? '').split('\n').find(line => !/no-outside|^Error/.test(line)) ?? ''

process.env = new Proxy(process.env, {
  get: (target, name) => {
    if (asker().includes(`${repository}lib/`))
      throw new Error(`the build asks for the environment's ${String(name)}`)
    return Reflect.get(target, name)
  },
})
