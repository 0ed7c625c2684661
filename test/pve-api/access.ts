import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Account, PveCluster } from './cluster.ts'

/** Tickets given out for passwords, each with its user; every node of a cluster accepts them. */
export type Tickets = Map<string, string>

/** The account that a request's API token or ticket belongs to, or the reason for refusing it. */
export function authenticate(
  cluster: PveCluster,
  tickets: Tickets,
  headers: IncomingHttpHeaders,
): Account | string {
  const token = /^PVEAPIToken=([^=]+)=(.*)$/.exec(headers.authorization ?? '')
  if (token) return tokenAccount(cluster, token[1] ?? '', token[2] ?? '')
  const ticket = /(?:^|;\s*)PVEAuthCookie=([^;]+)/.exec(headers.cookie ?? '')?.[1]
  if (ticket === undefined) return 'No ticket'
  return cluster.accounts[tickets.get(decodeURIComponent(ticket)) ?? ''] ?? 'invalid PVE ticket'
}

/** The answer to `POST /access/ticket`, or `undefined` for a wrong password or an unknown user. */
export function login(cluster: PveCluster, tickets: Tickets, form: URLSearchParams) {
  const username = form.get('username') ?? ''
  const account = cluster.accounts[username]
  if (username.includes('!') || account === undefined || account.secret !== form.get('password'))
    return undefined
  const ticket = `PVE:${username}:${randomUUID()}`
  tickets.set(ticket, username)
  return { username, ticket, CSRFPreventionToken: randomUUID() }
}

function tokenAccount(cluster: PveCluster, id: string, value: string): Account | string {
  const account = id.includes('!') ? cluster.accounts[id] : undefined
  const [user, token = ''] = id.split('!')
  if (account === undefined) return `no such token '${token}' for user '${user}'`
  if (account.expire && account.expire < Date.now() / 1000) return `token '${token}' access expired`
  return account.secret === value ? account : 'invalid token value!'
}
