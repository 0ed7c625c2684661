import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Dashboard } from '@grafana/schema'

export interface Site {
  /** Folder of the bundle. */
  bundle: string
  dashboards: Map<string, Dashboard>
  /** Address of the Prometheus that the page asks. */
  prometheus: string
  /** What the data are, in words that stand on each picture. */
  scene: string
}

/** Serves the page on loopback, and before the Prometheus, so that the page asks one origin; gives the address. */
export async function serve(site: Site): Promise<string> {
  const server = createServer((request, response) => {
    answer(site, request, response).catch(error => {
      response.writeHead(502, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ status: 'error', error: `${error.cause?.message ?? error.message}` }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Where `@grafana/ui` keeps the icons that Grafana's server has below `/public/build`. */
const icons = join(import.meta.dirname, 'node_modules/@grafana/ui/dist/public')

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse) {
  const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://preview')
  if (pathname.startsWith('/prometheus/'))
    return forward(site, pathname.slice(11) + search, request, response)
  if (pathname.startsWith('/public/build/'))
    return send(response, extname(pathname), readFileSync(join(icons, pathname.slice(14))))
  if (pathname === '/dashboard')
    return send(response, '.json', JSON.stringify(dashboardOf(site, searchParams)))
  const file = pathname.startsWith('/bundle/')
    ? join(site.bundle, pathname.slice(8))
    : join(import.meta.dirname, 'page/index.html')
  send(response, extname(file), readFileSync(file))
}

const dashboardOf = ({ dashboards, scene }: Site, parameters: URLSearchParams) => {
  const dashboard = dashboards.get(parameters.get('uid') ?? '')
  const others = [...dashboards.values()].filter(other => other !== dashboard).map(({ title }) => title)
  return { dashboard, others, scene }
}

function send(response: ServerResponse, extension: string, body: string | Buffer) {
  response.writeHead(200, { 'content-type': types[extension] ?? 'application/json' }).end(body)
}

async function forward(
  { prometheus }: Site,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const post = request.method === 'POST'
  const answer = await fetch(prometheus + path, {
    method: post ? 'POST' : 'GET',
    ...(post && {
      body: new Uint8Array(await buffer(request)),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  })
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
}
