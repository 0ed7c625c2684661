import type { IncomingHttpHeaders } from 'node:http'
import { authenticate, login } from './access.ts'
import { findRoute } from './answers/routes.ts'
import { may } from './rights.ts'
import type { Simulation } from './simulation.ts'
import { sees, type View } from './view.ts'

export interface Call {
  method: string
  /** Path below `/api2/json`, with its query. */
  url: string
  headers: IncomingHttpHeaders
  body: string
}

/** An answer of pveproxy, whose reasons for a refusal stand in the status line. */
export interface Reply {
  status: number
  reason?: string
  data: unknown
}

/** What a node's API answers to a call, in the order in which pveproxy checks: who, what, may they, is it there. */
export function reply(
  { cluster, tickets, now = Date.now() / 1000 }: Simulation,
  node: string,
  call: Call,
): Reply {
  const { pathname, searchParams } = new URL(call.url, 'https://pve')
  if (call.method === 'POST' && pathname === '/access/ticket') {
    const data = login(cluster, tickets, new URLSearchParams(call.body))
    return data ? { status: 200, data } : refusal(401, 'authentication failure')
  }
  const account = authenticate(cluster, tickets, call.headers)
  if (typeof account === 'string') return refusal(401, account)
  const found = call.method === 'GET' ? findRoute(pathname) : undefined
  if (found === undefined) return refusal(501, `Method '${call.method} ${pathname}' not implemented`)
  const [path, privilege, unsaid] = found.route.check ?? []
  const at = path?.replace('{vmid}', found.names.vmid ?? '').replace('{node}', found.names.node ?? '')
  if (at !== undefined && privilege !== undefined && !may(account, at, privilege))
    return refusal(403, `Permission check failed${unsaid ? '' : ` (${at}, ${privilege})`}`)
  if (cluster.nodes[node]?.brokenPaths?.includes(pathname)) return refusal(500, 'got timeout')
  const view: View = { cluster, node, now: Math.floor(now), account }
  // A node answers for another by asking it.
  const asked = found.names.node
  if (asked !== undefined && !sees(view, asked)) return refusal(595, 'No route to host')
  const data = found.route.answer(view, { ...Object.fromEntries(searchParams), ...found.names })
  return data === undefined ? refusal(500, 'no such object') : { status: 200, data }
}

export const refusal = (status: number, reason: string): Reply => ({ status, reason, data: null })
