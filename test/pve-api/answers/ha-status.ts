import type { Guest, PveNode } from '../cluster.ts'
import { since } from '../releases.ts'
import { isQuorate, type View } from '../view.ts'

/**
 * `GET /cluster/ha/status/current`. `PVE/API2/HA/Status.pm`, pve-ha-manager 4.0.7 (Proxmox VE 8.4) and 5.2.0 (9.2): the entry `fencing`
 * came with 5.1.3.
 */
export function haStatus(view: View): object[] {
  const { cluster, node, now } = view
  const members = Object.entries(cluster.nodes).filter(([, { haState }]) => haState !== undefined)
  const quorum = {
    id: 'quorum',
    type: 'quorum',
    node,
    status: isQuorate(view) ? 'OK' : `No quorum on node '${node}'!`,
    quorate: isQuorate(view) ? 1 : 0,
  }
  const [master] = members.find(([, { online }]) => online) ?? []
  if (master === undefined) return [quorum]
  const crm = cluster.ha?.crmSeen ?? now
  return [
    quorum,
    {
      id: 'master',
      type: 'master',
      node: master,
      status: `${master} (${said(now, crm)}, ${time(crm)})`,
      timestamp: crm,
    },
    ...(since('9.2', (cluster.nodes[node] as PveNode).version)
      ? [fencing(view, master, now - crm <= 30)]
      : []),
    ...members.map(([name, member]) => lrm(name, member, now)),
    ...Object.entries(cluster.guests)
      .filter(([, { haState }]) => haState !== undefined)
      .map(([vmid, guest]) => service(vmid, guest)),
  ]
}

const fencing = ({ cluster }: View, node: string, isActive: boolean) => {
  const { disarm } = cluster.ha ?? {}
  const entry = { id: 'fencing', type: 'fencing', node }
  if (disarm !== undefined)
    return {
      ...entry,
      status: `${disarm.state}, resource mode: ${disarm.mode} (CRM watchdog ${disarm.state === 'disarmed' ? 'released' : 'active'})`,
      'armed-state': disarm.state,
      resource_mode: disarm.mode,
    }
  const state = isActive ? 'armed' : 'standby'
  return {
    ...entry,
    status: `${state} (CRM watchdog ${isActive ? 'active' : 'standby'})`,
    'armed-state': state,
  }
}

/** The LRM of a node that is off wrote its last status before. */
const lrm = (node: string, { online, lrmSeen }: PveNode, now: number) => {
  const timestamp = lrmSeen ?? (online ? now - 2 : now - 600)
  return {
    id: `lrm:${node}`,
    type: 'lrm',
    node,
    status: `${node} (${said(now, timestamp)}, ${time(timestamp)})`,
    timestamp,
  }
}

const service = (vmid: string, { type, node, haState }: Guest) => {
  const sid = `${type === 'qemu' ? 'vm' : 'ct'}:${vmid}`
  return {
    id: `service:${sid}`,
    type: 'service',
    sid,
    node,
    crm_state: haState,
    state: haState,
    request_state: 'started',
    status: `${sid} (${node}, ${haState})`,
  }
}

const said = (now: number, timestamp: number) => (now - timestamp > 30 ? 'old timestamp - dead?' : 'active')

const time = (timestamp: number) => new Date(timestamp * 1000).toUTCString()
