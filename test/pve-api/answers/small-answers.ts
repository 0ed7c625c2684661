import type { PveNode } from '../cluster.ts'
import { may } from '../rights.ts'
import { sees, type View } from '../view.ts'

/** `GET /version`: of the answering node. */
export const version = ({ cluster, node }: View) => cluster.nodes[node]?.version

/** `GET /nodes`. */
export const nodes = (view: View) =>
  Object.keys(view.cluster.nodes).map(node => ({
    id: `node/${node}`,
    type: 'node',
    node,
    status: sees(view, node) ? 'online' : 'offline',
  }))

/** `GET /cluster/backup-info/not-backed-up`: guests in no backup job, of those that the account may audit. */
export const notBackedUp = ({ cluster, account }: View) =>
  Object.entries(cluster.guests)
    .filter(([vmid, { backedUp }]) => !backedUp && may(account, `/vms/${vmid}`, 'VM.Audit'))
    .map(([vmid, { name, type }]) => ({ vmid: Number(vmid), name, type }))

/** `GET /cluster/config/qdevice`: empty where none is set up. */
export const qdevice = ({ cluster }: View) =>
  cluster.qdevice === undefined
    ? {}
    : {
        Model: 'Net',
        Algorithm: 'Fifty-Fifty split',
        'QNetd host': cluster.qdevice.host,
        'Tie-breaker': 'Node with lowest node ID',
        State: cluster.qdevice.connected ? 'Connected' : 'Connect failed',
      }

/** `GET /nodes/{node}/subscription`. */
export function subscription({ cluster }: View, { node = '' }: { node?: string }) {
  const { status, level, nextDueDate } = (cluster.nodes[node] as PveNode).subscription
  if (status === 'notfound') return { status, message: 'There is no subscription key' }
  return {
    status,
    productname: 'Proxmox VE Community Subscription 1 CPU/year',
    ...(level !== undefined && { level }),
    ...(nextDueDate !== undefined && { nextduedate: nextDueDate }),
  }
}
