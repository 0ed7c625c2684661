import { match } from '../pve-api/answers/routes.ts'
import type { PbsRoute, Right } from './answers.ts'
import { routes } from './answers.ts'
import type { PbsRole, PbsServer } from './server.ts'

export interface Reply {
  status: number
  /** JSON, or the reason of a refusal, which is plain text. */
  body: string
}

/** Rights by role, of those that calls here ask for (`pbs-api-types/src/acl.rs`). */
const rights: Record<PbsRole, Right[]> = {
  Audit: ['Sys.Audit', 'Datastore.Audit'],
  DatastoreAudit: ['Datastore.Audit'],
  NoAccess: [],
}

/** What the API answers to a GET of a path below `/api2/json`, in the order in which proxmox-rest-server checks: who, what, may they. */
export const reply = (server: PbsServer, url: string, authorization = ''): Reply => {
  const account = authenticate(server, authorization)
  if (account === undefined) return { status: 401, body: 'authentication failed - invalid credentials' }
  const { pathname, searchParams } = new URL(url, 'https://pbs')
  for (const route of routes) {
    const names = match(route.path, pathname)
    if (names !== undefined)
      return answer(server, account.role, route, { ...Object.fromEntries(searchParams), ...names })
  }
  return { status: 404, body: `Path '/api2/json${pathname}' not found.` }
}

/** `Authorization: PBSAPIToken=<user>@<realm>!<token>:<secret>` (`src/auth.rs`): a colon where Proxmox VE has a second `=`. */
const authenticate = ({ accounts }: PbsServer, authorization: string) => {
  const [, id = '', secret] = /^PBSAPIToken[ =]([^:]+):(.+)$/.exec(authorization) ?? []
  const account = accounts[id]
  return account?.secret === secret ? account : undefined
}

const answer = (
  server: PbsServer,
  role: PbsRole,
  { path, right, answer: give }: PbsRoute,
  parameters: Record<string, string>,
): Reply => {
  const may = right === undefined || rights[role].includes(right)
  // Lists leave out what the caller may not see; what stands below one datastore or needs more is refused.
  if (!may && (right === 'Sys.Modify' || path.includes('{store}')))
    return { status: 403, body: 'permission check failed' }
  const data = may ? give(server, parameters) : []
  return data === undefined
    ? { status: 400, body: `no such datastore '${parameters.store}'` }
    : { status: 200, body: JSON.stringify({ data }) }
}
