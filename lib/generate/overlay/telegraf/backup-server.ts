import { canonical, inURL } from '../../../environment/address.ts'
import type { NamedEnvironment } from '../../../environment/defaults.ts'
import { caFile } from './certificate-authorities.ts'
import { type Calls, type Client, ended, httpInput } from './http-input.ts'

type Server = NamedEnvironment['backupServers'][number]

/** What Telegraf asks of a backup server: four calls, and one for each namespace of a datastore. */
export const backupServer = (server: Server, index: number): string[] => [
  ...serverCalls(server).map(calls => httpInput(calls, client(server, index))),
  ...server.datastores.flatMap(({ name, namespaces = [''] }) =>
    namespaces.map(namespace =>
      httpInput(groups(server, name, namespace), client(server, index, { datastore: name, namespace })),
    ),
  ),
]

/** The variables with the token of a server; each has its own Secret. */
export const variables = (index: number) => ({
  user: `PBS_${index}_USER`,
  tokenName: `PBS_${index}_TOKEN_NAME`,
  tokenValue: `PBS_${index}_TOKEN_VALUE`,
})

const client = (
  { name, tls }: Server,
  index: number,
  { datastore, namespace }: { datastore?: string; namespace?: string } = {},
): Client => {
  const { user, tokenName, tokenValue } = variables(index)
  return {
    authorization: `PBSAPIToken=$${user}!$${tokenName}:$${tokenValue}`,
    tls:
      tls === 'insecure'
        ? { insecure_skip_verify: true }
        : {
            ...(tls.caSecret === undefined && tls.caConfigMap === undefined
              ? {}
              : { tls_ca: caFile(`pbs-${index}`) }),
            tls_server_name: tls.serverName ?? name,
          },
    tags: {
      server: name,
      ...(datastore !== undefined && { datastore }),
      ...(namespace !== undefined && namespace !== '' && { backup_namespace: namespace }),
    },
  }
}

const urlOf = ({ address, port }: Server, path: string): string => {
  return `https://${inURL(canonical(address))}:${port}/api2/json/${path}`
}

/** `GroupListItem` of proxmox-backup 3.2.4. */
const groups = (server: Server, datastore: string, namespace: string): Calls => ({
  alias: ['pbs', server.name, datastore, ...(namespace === '' ? [] : [namespace])].join('-'),
  urls: [
    urlOf(
      server,
      `admin/datastore/${datastore}/groups${namespace === '' ? '' : `?ns=${encodeURIComponent(namespace)}`}`,
    ),
  ],
  answers: [
    {
      measurement: 'proxmox_backup_group',
      path: 'data',
      labels: { 'backup-type': 'backup_type', 'backup-id': 'backup_id' },
      values: { 'last-backup': 'last_backup_timestamp_seconds', 'backup-count': 'backups' },
    },
  ],
})

const lastRun = {
  'last-run-endtime': 'last_run_timestamp_seconds',
  'next-run': 'next_run_timestamp_seconds',
  'last-run-state': 'last_run_state',
}

/** `DataStoreStatusListItem`, `GarbageCollectionJobStatus`, `VerificationJobStatus` and `TaskListItem` of proxmox-backup 3.2.4. */
const serverCalls = (server: Server): Calls[] => [
  {
    alias: `pbs-${server.name}-usage`,
    urls: [urlOf(server, 'status/datastore-usage')],
    answers: [
      {
        measurement: 'proxmox_backup_datastore',
        path: 'data',
        labels: { store: 'datastore' },
        values: {
          total: 'total_bytes',
          used: 'used_bytes',
          avail: 'available_bytes',
          'estimated-full-date': 'estimated_full_timestamp_seconds',
          error: 'error',
        },
      },
    ],
  },
  {
    alias: `pbs-${server.name}-gc`,
    urls: [urlOf(server, 'admin/gc')],
    answers: [
      {
        measurement: 'proxmox_backup_gc',
        path: 'data',
        labels: { store: 'datastore' },
        values: { ...lastRun, 'still-bad': 'bad_chunks' },
      },
    ],
  },
  {
    alias: `pbs-${server.name}-verify`,
    urls: [urlOf(server, 'admin/verify')],
    answers: [
      {
        measurement: 'proxmox_backup_verify',
        path: 'data',
        labels: { store: 'datastore', id: 'job_id' },
        values: lastRun,
      },
    ],
  },
  {
    alias: `pbs-${server.name}-tasks`,
    urls: [urlOf(server, 'nodes/localhost/tasks?errors=true&limit=50')],
    answers: [
      {
        measurement: 'proxmox_backup_task',
        path: ended,
        labels: { worker_type: 'type', worker_id: 'worker_id', status: 'reason' },
        values: { starttime: 'starttime' },
        time: 'endtime',
      },
    ],
  },
]
