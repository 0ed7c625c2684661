import type { PveCluster } from '../../../pve-api/cluster.ts'
import type { Sample } from './exporter-answers.ts'

const hour = 3600
const day = 24 * hour

/** What Telegraf reads of an environment's cluster and of its backup server, which has one datastore. */
export interface Upkeep {
  /** A backup failed and one is old, verification and garbage collection fail, and the datastore is nearly full. */
  failing: boolean
  cluster: PveCluster
  /** What tells one environment's numbers from another's. */
  size: number
}

/** The upkeep of an environment: clusters have it, and a host that stands alone has no Telegraf. */
export const upkeepOf = (
  environment: string,
  cluster: PveCluster,
  failing: string[] = [],
): Upkeep | undefined => {
  const size = ['paris', 'lyon'].indexOf(environment) + 1
  return size === 0 ? undefined : { failing: failing.includes(environment), cluster, size }
}

/** Every guest's newest backup, by `id`: its age and how many there are. One guest has none. */
export const backupsOf = ({ failing, cluster, size }: Upkeep) =>
  Object.entries(cluster.guests)
    .filter(([vmid]) => vmid !== '104')
    .map(([vmid, { type }]) => ({
      id: `${type}/${vmid}`,
      age: failing && vmid === '101' ? 30 * hour : size * hour,
      count: 7 * size,
    }))

/** Tasks of Proxmox VE by how long ago they ended; a guest's failure, and one of a job of several guests. */
export const tasksOf = ({ failing }: Upkeep) => [
  { node: 'pve1', vmid: '102', result: 'error', reason: 'job failed', ago: failing ? 2 * hour : 2 * day },
  { node: 'pve1', vmid: '102', result: 'ok', ago: day },
  { node: 'pve1', result: 'error', reason: 'job errors', ago: failing ? hour : 3 * day },
  { node: 'pve1', result: 'ok', ago: 25 * hour },
]

export const datastoreOf = ({ failing, size }: Upkeep) => ({
  labels: { server: 'pbs1', datastore: 'tank' },
  total: 8e12 * size,
  used: (failing ? 7.6e12 : 3e12) * size,
  fullIn: failing ? 2 * day : -5,
  collected: 5 * hour,
  state: failing ? 2 : 0,
  bad: failing ? 3 : 0,
})

export const verificationOf = ({ failing }: Upkeep) => ({
  labels: { server: 'pbs1', datastore: 'tank', job_id: 'v-1' },
  ago: 6 * hour,
  next: 18 * hour,
  state: failing ? 2 : 0,
})

/** What Telegraf answers at a time (Unix seconds), by the series of lib/monitoring/catalogue/telegraf-series.ts, as far as pages ask. */
export const telegrafAnswer = (upkeep: Upkeep, now: number): Sample[] => {
  const { failing, cluster, size } = upkeep
  const one = (name: string, value: number, labels: Record<string, string> = {}): Sample => ({
    name: `proxmox_${name}`,
    labels,
    value,
  })
  const store = datastoreOf(upkeep)
  const job = verificationOf(upkeep)
  return [
    { name: 'internal_gather_errors', labels: { input: 'http', alias: 'pbs-pbs1-gc' }, value: 4 },
    one('ha_armed_state', failing ? 0 : 3),
    ...Object.keys(cluster.nodes).flatMap(node => [
      one('certificate_expiry_timestamp_seconds', now + size * 100 * day, { node, filename: 'pve-ssl.pem' }),
      one('disk_health', failing && node === 'pve2' ? 0 : 1, disk(node)),
      one('disk_life_remaining_percent', 90 * (1 / size), disk(node)),
    ]),
    ...tasksOf(upkeep).map(({ ago, ...labels }) =>
      one('task_end_timestamp_seconds', now - ago, { type: 'vzdump', ...labels }),
    ),
    ...backupsOf(upkeep).flatMap(({ id, age, count }) => {
      const [type = '', backup_id = ''] = id.split('/')
      const labels = { ...store.labels, backup_type: type === 'qemu' ? 'vm' : 'ct', backup_id }
      return [
        one('backup_group_last_backup_timestamp_seconds', now - age, labels),
        one('backup_group_backups', count, labels),
      ]
    }),
    one('backup_datastore_total_bytes', store.total, store.labels),
    one('backup_datastore_used_bytes', store.used, store.labels),
    one('backup_datastore_available_bytes', store.total - store.used, store.labels),
    one('backup_datastore_estimated_full_timestamp_seconds', now + store.fullIn, store.labels),
    one('backup_gc_last_run_timestamp_seconds', now - store.collected, store.labels),
    one('backup_gc_next_run_timestamp_seconds', now + day, store.labels),
    one('backup_gc_last_run_state', store.state, store.labels),
    one('backup_gc_bad_chunks', store.bad, store.labels),
    one('backup_verify_last_run_timestamp_seconds', now - job.ago, job.labels),
    one('backup_verify_next_run_timestamp_seconds', now + job.next, job.labels),
    one('backup_verify_last_run_state', job.state, job.labels),
    ...(failing
      ? [
          one('backup_task_end_timestamp_seconds', now - job.ago, {
            server: 'pbs1',
            type: 'verificationjob',
            worker_id: 'tank:v-1',
            result: 'error',
            reason: 'verification failed',
          }),
        ]
      : []),
  ]
}

/** A disk of each node. */
export const disk = (node: string) => ({
  node,
  device: '/dev/sda',
  disk_type: 'ssd',
  model: 'SSD 870',
  serial: `S-${node}`,
})
