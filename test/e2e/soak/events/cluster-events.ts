import type { Change } from '../../../pve-api/change.ts'
import type { PveCluster } from '../../../pve-api/cluster.ts'
import type { EnvironmentName } from '../environments.ts'
import type { Event } from '../event.ts'
import { hypervisorsOf } from '../shared.ts'

const size = 2048 * 2 ** 30

/** What the API tells of an environment, and tells no more. */
const said = (
  environment: EnvironmentName,
  what: string,
  patch: Change<PveCluster>,
  undone: Change<PveCluster>,
  own: Partial<Event> = {},
): Event => ({
  what,
  kind: 'a guest, a storage, the cluster',
  touches: [environment],
  environment,
  begin: () => hypervisorsOf[environment].change(patch),
  end: () => hypervisorsOf[environment].change(undone),
  ...own,
})

const guestStops = (environment: EnvironmentName, vmid: number, id: string): Event =>
  said(
    environment,
    `guest ${vmid} of ${environment} stops`,
    { guests: { [vmid]: { status: 'stopped' } } },
    { guests: { [vmid]: { status: 'running' } } },
    { raises: [{ alertname: 'ProxmoxGuestDown', severity: 'warning', id, name: `guest-${vmid}` }] },
  )

export const guestStopsInOslo = guestStops('oslo', 102, 'qemu/102')

/** What is lost with the token, whichever of them tells first. */
const refused: Event['raises'] = [
  { alertname: 'ProxmoxApiRefused', severity: 'warning' },
  { alertname: 'ProxmoxClusterScrapeFailing', severity: 'critical' },
]

export const clusterEvents: Event[] = [
  guestStopsInOslo,
  guestStops('faro', 104, 'lxc/104'),
  said(
    'bern',
    'guest 105 of bern is stopped on purpose',
    { guests: { 105: { status: 'stopped', onboot: false } } },
    { guests: { 105: { status: 'running', onboot: true } } },
  ),
  said(
    'oslo',
    'guest 105 of oslo migrates, and back',
    { guests: { 105: { node: 'oslo3', started: 1_705_290_000 } } },
    { guests: { 105: { node: 'oslo1', started: 1_705_300_000 } } },
  ),
  said(
    'bern',
    'guest 110 of bern is given up by HA',
    { guests: { 110: { haState: 'error' } } },
    { guests: { 110: { haState: 'started' } } },
    {
      raises: [{ alertname: 'ProxmoxGuestHaFailed', severity: 'critical', id: 'qemu/110', state: 'error' }],
    },
  ),
  said(
    'oslo',
    'the shared storage of oslo fills',
    { storages: { ceph: { used: size * 0.97 } } },
    { storages: { ceph: { used: size * 0.33 } } },
    {
      touches: ['oslo', 'alertmanager'],
      raises: [{ alertname: 'ProxmoxStorageFull', severity: 'critical', storage: 'ceph' }],
      held: [{ alertname: 'ProxmoxStorageUsageHigh', severity: 'warning', storage: 'ceph' }],
    },
  ),
  said(
    'faro',
    'a storage of faro fills by five sixths',
    { storages: { dumps: { used: (size * 5) / 6 } } },
    { storages: { dumps: { used: size * 0.55 } } },
    { raises: [{ alertname: 'ProxmoxStorageUsageHigh', severity: 'warning', storage: 'dumps' }] },
  ),
  said(
    'bern',
    'bern1 loses its storage',
    { storages: { dumps: { missingOn: ['bern1'] } } },
    { storages: { dumps: { missingOn: [] } } },
    {
      raises: [
        {
          alertname: 'ProxmoxStorageUnavailable',
          severity: 'critical',
          storage: 'dumps',
          node: 'bern1',
        },
      ],
    },
  ),
  said(
    'oslo',
    'oslo has lost its quorum',
    { quorate: false },
    { quorate: null },
    { raises: [{ alertname: 'ProxmoxClusterNotQuorate', severity: 'critical', id: 'cluster/oslo' }] },
  ),
  said(
    'bern',
    'the network of bern is parted',
    { partition: [['bern1'], ['bern2', 'bern3']] },
    { partition: null },
    {
      raises: [{ alertname: 'ProxmoxNodesDisagree', severity: 'critical' }],
      perhaps: {
        alertnames: ['ProxmoxMemoryOvercommitted'],
        why: 'it depends on which side answers; where it fires it is held back',
      },
    },
  ),
  said(
    'faro',
    'the token of faro is taken away',
    { accounts: { 'prometheus@pve!monitoring': { role: 'NoAccess' } } },
    { accounts: { 'prometheus@pve!monitoring': { role: 'PVEAuditor' } } },
    {
      raises: refused,
      perhaps: {
        alertnames: ['ProxmoxNodeScrapeFailing'],
        why: 'the node scrape may be told before the cluster scrape holds it back',
      },
    },
  ),
]
