import { node } from '../../../pve-api/healthy.ts'
import { type Fault, said } from './fault.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The fault that explains others: it happens before them. */
export const deadNode: Fault = {
  what: 'a node with forty guests is dead',
  source: 'Proxmox VE API',
  environment: 'faulty',
  begin: async ({ change, hypervisors }) => {
    await hypervisors.pve4?.fault({ kind: 'refuse' })
    await change({ nodes: { pve4: { online: false, haState: 'unknown' } } })
  },
  raises: [{ alertname: 'ProxmoxNodeDown', severity: 'critical', node: 'pve4' }],
}

/** Of a cluster and its members. */
export const clusterFaults: Fault[] = [
  {
    what: 'the cluster has lost its quorum',
    source: 'Proxmox VE API',
    // Not with the others: it would hold their alerts back.
    environment: 'dropped',
    begin: ({ change }) => change({ quorate: false }),
    raises: [{ alertname: 'ProxmoxClusterNotQuorate', severity: 'critical', id: 'cluster/dropped' }],
  },
  said(
    'the quorum device is not connected',
    { qdevice: { connected: false } },
    {
      alertname: 'ProxmoxQDeviceDown',
      severity: 'warning',
      id: 'cluster/faulty',
    },
  ),
  {
    what: 'the network of a cluster is parted',
    source: 'Proxmox VE API',
    environment: 'parted',
    begin: ({ change }) => change({ partition: [['parted1'], ['parted2', 'parted3']] }),
    raises: [{ alertname: 'ProxmoxNodesDisagree', severity: 'critical' }],
  },
  said(
    'HA lost a node that the cluster sees',
    { nodes: { pve3: { haState: 'unknown' } } },
    { alertname: 'ProxmoxNodeHaFailed', severity: 'critical', node: 'pve3', state: 'unknown' },
  ),
  {
    what: 'a node boots again and again',
    source: 'Proxmox VE API',
    environment: 'faulty',
    every: 12,
    begin: ({ change }) => change({ nodes: { pve5: { started: Math.floor(Date.now() / 1000) } } }),
    raises: [{ alertname: 'ProxmoxNodeRestarting', severity: 'critical', node: 'pve5' }],
  },
  said(
    'HA is disarmed',
    { guests: { 107: { haState: 'freeze' } } },
    { alertname: 'ProxmoxHaFrozen', severity: 'warning' },
  ),
  said(
    'a node was left in maintenance',
    { nodes: { pve2: { haState: 'maintenance' } } },
    { alertname: 'ProxmoxNodeInMaintenance', severity: 'warning', node: 'pve2' },
  ),
  said(
    'a node joined that the environment does not list',
    { nodes: { pve7: node({ id: 7, address: '203.0.113.47', haState: 'online' }) } },
    { alertname: 'ProxmoxNodeNotListed', severity: 'warning', node: 'pve7' },
  ),
  said(
    'a listed node left the cluster',
    { nodes: { pve6: null } },
    {
      alertname: 'ProxmoxNodeNotInCluster',
      severity: 'warning',
      node: 'pve6',
    },
  ),
  said(
    'a node was not upgraded with the others',
    { nodes: { pve2: { version: { version: '9.0.11', release: '9.0', repoid: '3bf5476b8a4699e2' } } } },
    { alertname: 'ProxmoxVersionsDiffer', severity: 'info' },
  ),
  said(
    'a subscription expired',
    { nodes: { pve1: { subscription: { status: 'expired', nextDueDate: '2026-01-01' } } } },
    {
      alertname: 'ProxmoxSubscriptionInvalid',
      severity: 'warning',
      node: 'pve1',
      status: 'expired',
    },
  ),
  said(
    'a subscription ends in ten days',
    { nodes: { pve2: { subscription: { nextDueDate: inDays(10) } } } },
    {
      alertname: 'ProxmoxSubscriptionExpiring',
      severity: 'info',
      node: 'pve2',
    },
  ),
]
