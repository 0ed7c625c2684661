import { type Fault, said } from './fault.ts'

const gibibyte = 2 ** 30
const size = 2048 * gibibyte

/** Of storages and replication. */
export const storageFaults: Fault[] = [
  said(
    'a node lost its storage',
    { storages: { nfs: { missingOn: ['pve1'] } } },
    {
      alertname: 'ProxmoxStorageUnavailable',
      severity: 'critical',
      storage: 'nfs',
      node: 'pve1',
    },
  ),
  said(
    'a shared storage is used by five sixths',
    { storages: { dumps: { used: (size * 5) / 6 } } },
    {
      alertname: 'ProxmoxStorageUsageHigh',
      severity: 'warning',
      storage: 'dumps',
    },
  ),
  said(
    'a shared storage is full',
    { storages: { ceph: { used: size * 0.97 } } },
    { alertname: 'ProxmoxStorageFull', severity: 'critical', storage: 'ceph' },
    { alertname: 'ProxmoxStorageUsageHigh', severity: 'warning', storage: 'ceph' },
  ),
  {
    what: 'a shared storage fills up',
    source: 'Proxmox VE API',
    environment: 'faulty',
    every: 3,
    begin: ({ change }, round) => change({ storages: { media: { used: size * (0.62 + round / 2000) } } }),
    raises: [{ alertname: 'ProxmoxStorageFillingUp', severity: 'warning', storage: 'media' }],
  },
  said(
    'a replication fails',
    { replication: { '301-0': { failedSyncs: 3 } } },
    {
      alertname: 'ProxmoxReplicationFailing',
      severity: 'warning',
      replication: '301-0',
      name: 'copied',
    },
  ),
  said(
    'a replication last succeeded two days ago',
    { replication: { '302-0': { lastSync: Math.floor(Date.now() / 1000) - 2 * 86_400 } } },
    { alertname: 'ProxmoxReplicationLate', severity: 'warning', replication: '302-0', name: 'copied-late' },
  ),
]
