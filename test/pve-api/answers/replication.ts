import type { ReplicationJob } from '../cluster.ts'
import { may } from '../rights.ts'
import type { View } from '../view.ts'

/**
 * `GET /nodes/{node}/replication`: the jobs whose guest runs on that node, without those of guests that the account may
 * not audit, of which nothing is said. `PVE/API2/Replication.pm`, pve-manager 8.4.1 and 9.2.11.
 */
export const replication = ({ cluster, now, account }: View, { node }: { node?: string }) =>
  Object.entries(cluster.replication)
    .filter(([, { guest }]) => cluster.guests[guest]?.node === node)
    .filter(([, { guest }]) => may(account, `/vms/${guest}`, 'VM.Audit'))
    .map(([id, job]) => ({ ...status(id, job, now), source: node, vmtype: cluster.guests[job.guest]?.type }))

/** `GET /nodes/{node}/replication/{id}/status`; nothing for a job that the node does not have. */
export const replicationStatus = (view: View, { node, id }: { node?: string; id?: string }) =>
  replication(view, node === undefined ? {} : { node }).find(job => job.id === id)

const quarter = 900

/** The scheduler's view of a job: it tries every quarter of an hour, and `last_sync` stays where it last succeeded. */
function status(id: string, { guest, target, duration, lastSync, failedSyncs }: ReplicationJob, now: number) {
  const lastTry = now - (now % quarter)
  return {
    id,
    jobnum: id.split('-')[1] ?? '0',
    type: 'local',
    guest,
    target,
    schedule: '*/15',
    duration,
    last_sync: lastSync ?? lastTry,
    last_try: lastTry,
    next_sync: lastTry + quarter,
    fail_count: failedSyncs,
    ...(failedSyncs > 0 && { error: 'command failed: exit code 255' }),
  }
}
