import type { Datastore, PbsServer, Run, Task } from './server.ts'

/** Gives the `data` of an answer; `undefined` when there is no such object. */
type Answer = (server: PbsServer, parameters: Record<string, string>) => unknown

/** What a call asks for: at `/datastore`, at `/system`, or what nobody with a role of auditing has. */
export type Right = 'Datastore.Audit' | 'Sys.Audit' | 'Sys.Modify'

export interface PbsRoute {
  path: string
  right?: Right
  answer: Answer
}

/**
 * What the simulated API answers, as proxmox-backup 3.2.4 does (`src/api2`, with the types of `pbs-api-types`). Calls without a right
 * leave out what the caller may not see. The certificate is nothing for an auditor: `node/certificates.rs` asks for Sys.Modify.
 */
export const routes: PbsRoute[] = [
  { path: '/version', answer: ({ version }) => ({ release: '1', repoid: '4940514b', version }) },
  { path: '/status/datastore-usage', right: 'Datastore.Audit', answer: server => each(server, usage) },
  {
    path: '/admin/datastore',
    right: 'Datastore.Audit',
    answer: server => each(server, store => ({ store, comment: null })),
  },
  { path: '/admin/datastore/{store}/groups', right: 'Datastore.Audit', answer: groups },
  { path: '/admin/gc', right: 'Datastore.Audit', answer: server => each(server, collection).flat() },
  { path: '/admin/verify', right: 'Datastore.Audit', answer: verification },
  { path: '/nodes/{node}/tasks', answer: tasks },
  { path: '/nodes/{node}/certificates/info', right: 'Sys.Modify', answer: () => [] },
]

const each = <Value>({ datastores }: PbsServer, value: (name: string, store: Datastore) => Value): Value[] =>
  Object.entries(datastores).map(([name, store]) => value(name, store))

/** `datastore_status` of `status.rs`: one that can't be looked up has an error and no size. */
const usage = (store: string, { total, used, estimatedFull, error, gc }: Datastore) =>
  error === undefined
    ? {
        store,
        total,
        used,
        avail: total - used,
        'gc-status': { 'still-bad': gc.stillBad },
        ...(estimatedFull !== undefined && { 'estimated-full-date': estimatedFull }),
      }
    : { store, error }

/** `list_groups` of `admin/datastore.rs`: of one namespace, a group without a snapshot left out. */
function groups({ datastores }: PbsServer, { store = '', ns = '' }: Record<string, string>) {
  const found = datastores[store]
  if (found === undefined || found.error !== undefined) return undefined
  return Object.entries(found.groups)
    .filter(([, { namespace = '', count }]) => namespace === ns && count > 0)
    .map(([group, { lastBackup, count }]) => {
      const [type = '', id = ''] = group.split('/')
      return {
        'backup-type': type,
        'backup-id': id,
        'last-backup': lastBackup,
        'backup-count': count,
        files: ['index.json.blob', 'client.log.blob'],
        owner: 'backup@pbs!pve',
      }
    })
}

const lastRun = (run: Run | undefined) =>
  run === undefined ? {} : { 'last-run-endtime': run.end, 'last-run-state': run.state }

const day = 86_400

/** `daily`, the one schedule that is known here, is midnight (UTC). */
const nextRun = (schedule: string | undefined, run: Run | undefined) => {
  if (schedule === undefined) return {}
  const last = run?.end ?? Math.floor(Date.now() / 1000)
  return { schedule, 'next-run': (Math.floor(last / day) + 1) * day }
}

/** `garbage_collection_status` of `admin/datastore.rs`, one for each datastore that can be looked up; the next run follows the last one, however long ago that was. */
const collection = (store: string, { used, gc, error }: Datastore) =>
  error === undefined ? [collected(store, used, gc)] : []

const collected = (store: string, used: number, gc: Datastore['gc']) => ({
  store,
  'index-file-count': 40,
  'index-data-bytes': 3 * used,
  'disk-bytes': used,
  'disk-chunks': 1000,
  'removed-bytes': 0,
  'removed-chunks': 0,
  'pending-bytes': 0,
  'pending-chunks': 0,
  'removed-bad': 0,
  'still-bad': gc.stillBad,
  ...nextRun(gc.schedule, gc.lastRun),
  ...lastRun(gc.lastRun),
  ...(gc.lastRun !== undefined && { duration: 300 }),
})

/** `list_verification_jobs` of `admin/verify.rs`. */
function verification({ verifyJobs }: PbsServer) {
  return Object.entries(verifyJobs).map(([id, { store, schedule, lastRun: run }]) => ({
    id,
    store,
    'ignore-verified': true,
    'outdated-after': 30,
    ...nextRun(schedule, run),
    ...lastRun(run),
  }))
}

/** `list_tasks` of `node/tasks.rs`: with `errors`, those that run are listed as well. */
function tasks(
  server: PbsServer,
  { node = '', errors, limit = '50', typefilter = '' }: Record<string, string>,
) {
  return server.tasks
    .filter(({ end, type }) => type.includes(typefilter) && !(isTrue(errors) && end?.state === 'OK'))
    .slice(0, Number(limit) || undefined)
    .map(task => item(task, node === 'localhost' ? server.name : node))
}

const isTrue = (text: string | undefined) => text === '1' || text === 'true'

const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0')

const item = ({ type, id, start, user = 'root@pam', end }: Task, node: string) => ({
  upid: `UPID:${node}:${hex(700, 8)}:${hex(1000, 8)}:${hex(0, 8)}:${hex(start, 8)}:${type}:${(id ?? '').replaceAll(':', '\\x3a')}:${user}:`,
  node,
  pid: 700,
  pstart: 1000,
  starttime: start,
  worker_type: type,
  worker_id: id ?? null,
  user,
  ...(end !== undefined && { endtime: end.end, status: end.state }),
})
