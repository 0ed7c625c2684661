import { alertSuite } from './alert-suite.ts'
import type { World } from './world.ts'

const { fires, quiet, run } = alertSuite('alerts on the cluster')

const cluster = { job: 'proxmox-pve-cluster', instance: 'hypervisors' }

const view = (node: string, nodes: number, quorate: number) =>
  `N pve_cluster_info{instance="${node}",id="cluster/kube",nodes="${nodes}",quorate="${quorate}",version="4"}`
/** As a scrape every ten minutes gives it. */
const seldom = (values: string) => values.split(' ').join(` ${'_ '.repeat(9)}`)
const everyTenMinutes = { pveExporter: { tls: 'insecure', nodeInterval: '10m' } } as const
/** All nodes say from the start that they have no quorum. */
const noneIsQuorate: World = Object.fromEntries(
  ['pve1', 'pve2'].flatMap(node => [
    [view(node, 2, 1), '_x60'],
    [view(node, 2, 0), 1],
  ]),
)
fires(
  'ProxmoxClusterNotQuorate',
  'the answering node sees less than half of the votes, and a scrape in three fails',
  { ...noneIsQuorate, 'C pve_up{id="cluster/kube"}': '0 0 _ 0 0 _ 0 0' },
  { labels: { ...cluster, id: 'cluster/kube' }, summary: 'cluster/kube (lab) has lost its quorum' },
  { at: '5m' },
)
quiet(
  'ProxmoxClusterNotQuorate',
  'the side of a parted network that answers has none, and another has',
  { 'C pve_up{id="cluster/kube"}': 0 },
  { at: '30m' },
)
quiet(
  'ProxmoxClusterNotQuorate',
  'the side of a parted network that answers has none, and another, asked every ten minutes, has',
  {
    'N up{instance="pve1"}': seldom('1 1 1 1 1 1'),
    'N up{instance="pve2"}': seldom('1 1 1 1 1 1'),
    [view('pve1', 2, 1)]: seldom('1 1 1 1 1 1'),
    [view('pve2', 2, 1)]: seldom('1 1 1 1 1 1'),
    'C pve_up{id="cluster/kube"}': '1x10 0x50',
  },
  { at: '39m', environment: everyTenMinutes },
)
fires(
  'ProxmoxClusterNotQuorate',
  'nodes that were quorate a few minutes ago are dead',
  {
    'N up{instance="pve2"}': '1x20 0x40',
    [view('pve2', 2, 1)]: '1x20 stale',
    [view('pve1', 2, 1)]: '1x20 stale',
    [view('pve1', 2, 0)]: '_x21 1x40',
    'C pve_up{id="cluster/kube"}': '1x20 0x40',
  },
  { labels: { ...cluster, id: 'cluster/kube' }, summary: 'cluster/kube (lab) has lost its quorum' },
  { at: '24m' },
)
quiet(
  'ProxmoxClusterNotQuorate',
  'it lasted a minute',
  { ...noneIsQuorate, 'C pve_up{id="cluster/kube"}': '1x3 0 1x60' },
  { at: '5m' },
)

fires(
  'ProxmoxQDeviceDown',
  'the quorum device is not connected',
  { 'C pve_qdevice_up{id="cluster/kube"}': 0 },
  { labels: { ...cluster, id: 'cluster/kube' }, summary: 'The quorum device of lab is not connected' },
  { at: '11m' },
)
quiet(
  'ProxmoxQDeviceDown',
  'it came back',
  { 'C pve_qdevice_up{id="cluster/kube"}': '0x5 1x60' },
  { at: '11m' },
)

fires(
  'ProxmoxNodeDown',
  'the cluster does not see a node, and its API does not answer',
  { 'N up{instance="pve2"}': 0, 'C pve_up{id="node/pve2"}': '0 0 _ 0 0 _ 0 0' },
  { labels: { ...cluster, id: 'node/pve2', node: 'pve2' }, summary: 'pve2 (lab) is down' },
  { at: '5m' },
)
fires(
  'ProxmoxNodeDown',
  'its API is not scraped, and its node exporter does not answer either',
  { 'E up{instance="pve2"}': 0, 'C pve_up{id="node/pve2"}': 0 },
  { labels: { ...cluster, id: 'node/pve2', node: 'pve2' }, summary: 'pve2 (lab) is down' },
  { at: '5m', environment: { pveExporter: { tls: 'insecure', nodeInterval: false } } },
)
const away: World = {
  'N up{instance="pve2"}': '1x9 0x30 1x60',
  'E up{instance="pve2"}': '1x9 0x30 1x60',
  'C pve_up{id="node/pve2"}': '1x9 0x30 1x60',
}
fires(
  'ProxmoxNodeDown',
  'it is back, and goes on holding back what rules have not counted anew yet',
  away,
  { labels: { ...cluster, id: 'node/pve2', node: 'pve2' }, summary: 'pve2 (lab) is down' },
  { at: '42m' },
)
quiet('ProxmoxNodeDown', 'it is back since some minutes', away, { at: '44m' })
const withoutNodeScrapes = { pveExporter: { tls: 'insecure', nodeInterval: false } } as const
const downAlone = {
  labels: { ...cluster, id: 'node/pve2', node: 'pve2' },
  summary: 'pve2 (lab) is down',
}
fires(
  'ProxmoxNodeDown',
  'its API is not scraped, and its node exporter answers: the host lives, and is no member',
  { 'C pve_up{id="node/pve2"}': '1x10 0x50' },
  downAlone,
  { at: '14m', environment: withoutNodeScrapes },
)
fires(
  'ProxmoxNodeDown',
  'its API is not scraped, and every fourth cluster scrape is answered by the node itself',
  { 'C pve_up{id="node/pve2"}': `1x9 ${'0 0 0 1 '.repeat(12)}` },
  downAlone,
  { at: '45m', environment: withoutNodeScrapes },
)
quiet(
  'ProxmoxNodeDown',
  'its API is not scraped, and every fourth cluster scrape is answered by a node that sees only itself',
  { 'C pve_up{id="node/pve2"}': `1x9 ${'1 1 1 0 '.repeat(12)}` },
  { at: '45m', environment: withoutNodeScrapes },
)
quiet('ProxmoxNodeDown', 'the side that answers does not see it, and it answers itself', {
  'C pve_up{id="node/pve2"}': 0,
})
const askedEveryTenMinutes: World = {
  'N up{instance="pve1"}': seldom('1 1 1 1 1 1 1 1'),
  'N up{instance="pve2"}': seldom('1 1 1 1 1 1 1 1'),
}
for (const minute of [29, 38])
  quiet(
    'ProxmoxNodeDown',
    `the side that answers does not see it, and it answers itself every ten minutes: at minute ${minute}`,
    { ...askedEveryTenMinutes, 'C pve_up{id="node/pve2"}': '1x10 0x50' },
    { at: `${minute}m`, environment: everyTenMinutes },
  )
fires(
  'ProxmoxNodeDown',
  'its API is asked every ten minutes, and its node exporter falls silent with it',
  {
    ...askedEveryTenMinutes,
    'N up{instance="pve2"}': seldom('1 1 1 0 0 0'),
    'E up{instance="pve2"}': '1x20 0x60',
    'C pve_up{id="node/pve2"}': '1x20 0x60',
  },
  downAlone,
  { at: '28m', environment: everyTenMinutes },
)
quiet('ProxmoxNodeDown', 'it reboots in maintenance mode', {
  'N up{instance="pve2"}': 0,
  'C pve_up{id="node/pve2"}': 0,
  'C pve_ha_state{id="node/pve2",state="online"}': 0,
  'C pve_ha_state{id="node/pve2",state="maintenance"}': 1,
})
quiet('ProxmoxNodeDown', 'only a guest and a storage are', {
  'C pve_up{id="qemu/101"}': 0,
  'C pve_up{id="storage/pve1/nfs"}': 0,
})

const parted: World = { [view('pve2', 2, 1)]: '1x20 _x60', [view('pve2', 2, 0)]: '_x20 1x60' }
fires(
  'ProxmoxNodesDisagree',
  'one side of a partition has quorum and the other has not',
  parted,
  { labels: {}, summary: 'The nodes of lab see the cluster in 2 ways' },
  { at: '30m' },
)
fires(
  'ProxmoxNodesDisagree',
  'nodes are asked every ten minutes',
  {
    [view('pve1', 2, 1)]: seldom('1 1 1 1 1 1 1 1'),
    [view('pve2', 2, 1)]: seldom('1 stale'),
    [view('pve2', 2, 0)]: `${'_ '.repeat(10)}${seldom('1 1 1 1 1 1 1')}`,
  },
  { labels: {}, summary: 'The nodes of lab see the cluster in 2 ways' },
  { at: '57m', environment: everyTenMinutes },
)
quiet(
  'ProxmoxNodesDisagree',
  'a node that is asked every ten minutes has not been asked since quorum came back',
  {
    [view('pve1', 2, 1)]: `${'_ '.repeat(20)}1x60`,
    [view('pve1', 2, 0)]: '1x19 stale',
    [view('pve2', 2, 0)]: seldom('1 1 1 stale'),
    [view('pve2', 2, 1)]: `${'_ '.repeat(30)}${seldom('1 1 1 1')}`,
  },
  { at: '45m', environment: everyTenMinutes },
)
quiet(
  'ProxmoxNodesDisagree',
  'a configuration of another version is still spreading',
  {
    [view('pve2', 2, 1)]: '1x20 _x60',
    'N pve_cluster_info{instance="pve2",id="cluster/kube",nodes="2",quorate="1",version="5"}': '_x20 1x60',
  },
  { at: '30m' },
)

const listing = (...names: string[]) => ({
  hypervisors: names.map((name, index) => ({ name, address: `198.51.100.${index + 1}` })),
})
fires(
  'ProxmoxNodeNotListed',
  'the cluster has a third node',
  { 'C pve_node_info{id="node/pve3",name="pve3",level="",nodeid="3"}': 1 },
  {
    labels: { ...cluster, id: 'node/pve3', name: 'pve3', node: 'pve3', nodeid: '3' },
    summary: 'pve3 is in the cluster of lab and not in its file',
  },
)
quiet(
  'ProxmoxNodeNotListed',
  'the node is spelt with capitals in Proxmox VE',
  { 'C pve_node_info{id="node/PVE3",name="PVE3",level="",nodeid="3"}': 1 },
  { environment: listing('pve1', 'pve2', 'pve3') },
)

fires(
  'ProxmoxNodeNotInCluster',
  'a listed hypervisor is of another cluster',
  { 'N up{instance="pve9"}': 1, 'E up{instance="pve9"}': 1 },
  { labels: { instance: 'pve9', node: 'pve9' }, summary: 'pve9 is listed for lab and not in its cluster' },
  { environment: listing('pve1', 'pve2', 'pve9') },
)
quiet(
  'ProxmoxNodeNotInCluster',
  'the node is spelt with capitals in Proxmox VE',
  {
    'N up{instance="pve9"}': 1,
    'E up{instance="pve9"}': 1,
    'C pve_node_info{id="node/PVE9",name="PVE9",level="",nodeid="9"}': 1,
  },
  { environment: listing('pve1', 'pve2', 'pve9') },
)
quiet('ProxmoxNodeNotInCluster', 'nothing is known of the cluster', {
  'N up{instance="pve9"}': 1,
  'C pve_node_info{id="node/pve1",name="pve1",level="",nodeid="1"}': '_x60',
  'C pve_node_info{id="node/pve2",name="pve2",level="",nodeid="2"}': '_x60',
})

const version = (node: string, version: string) =>
  `N pve_version_info{instance="${node}",release="9.1",repoid="5ac3",version="${version}"}`
fires(
  'ProxmoxVersionsDiffer',
  'an upgrade was left half done for a day',
  { [version('pve2', '9.1.4')]: '_x2000', [version('pve2', '9.0.10')]: 1 },
  { labels: {}, summary: 'The nodes of lab run 2 versions of Proxmox VE' },
  { at: '25h', every: '5m' },
)
quiet(
  'ProxmoxVersionsDiffer',
  'the upgrade takes some hours',
  { [version('pve2', '9.1.4')]: '_x100 1x2000', [version('pve2', '9.0.10')]: '1x100 _x2000' },
  { at: '25h', every: '5m' },
)

fires(
  'ProxmoxNodeHaFailed',
  'HA fences a node that the cluster sees',
  { 'C pve_ha_state{id="node/pve2",state="fence"}': 1 },
  {
    labels: { ...cluster, id: 'node/pve2', node: 'pve2', state: 'fence' },
    summary: 'HA sees pve2 (lab) as fence',
  },
)
quiet('ProxmoxNodeHaFailed', 'the node is in maintenance', {
  'C pve_ha_state{id="node/pve2",state="online"}': 0,
  'C pve_ha_state{id="node/pve2",state="maintenance"}': 1,
})

const fencedWhileDown = { 'C pve_ha_state{id="node/pve2",state="fence"}': 1, 'C pve_up{id="node/pve2"}': 0 }
quiet('ProxmoxNodeHaFailed', 'HA fences a node that is down, which tells itself', fencedWhileDown, {
  at: '10m',
})
fires(
  'ProxmoxNodeHaFailed',
  'a node that is down could not be fenced for a quarter of an hour',
  fencedWhileDown,
  {
    labels: { ...cluster, id: 'node/pve2', node: 'pve2', state: 'fence' },
    summary: 'HA sees pve2 (lab) as fence',
  },
  { at: '20m' },
)

const boots = (times: number) => ({
  'C pve_uptime_seconds{id="node/pve2"}': `${'30+60x9 '.repeat(times)}30+60x90`,
})
fires(
  'ProxmoxNodeRestarting',
  'it boots every ten minutes, so that no `for` of another alert ends',
  boots(3),
  {
    labels: { ...cluster, id: 'node/pve2', node: 'pve2' },
    summary: 'pve2 (lab) was started 3 times within the hour',
  },
  { at: '40m' },
)
quiet('ProxmoxNodeRestarting', 'an upgrade boots it twice', boots(2), { at: '40m' })
quiet(
  'ProxmoxNodeRestarting',
  'someone works on it, in maintenance mode',
  { ...boots(5), 'C pve_ha_state{id="node/pve2",state="maintenance"}': 1 },
  { at: '55m' },
)

const frozen = (values: string | number) => ({ 'C pve_ha_state{id="qemu/101",state="freeze"}': values })
fires(
  'ProxmoxHaFrozen',
  'HA was disarmed and not armed again',
  frozen(1),
  {
    labels: {},
    summary: 'HA of lab has frozen 1 guests',
    description:
      'For half an hour HA has neither restarted nor recovered these guests: it was disarmed (ha-manager crm-command disarm-ha freeze) and not armed again, or the node on which they are was shut down and did not come back.',
  },
  { at: '36m' },
)
quiet('ProxmoxHaFrozen', 'a node is shut down and comes back', frozen('0x5 1x20 0x60'), { at: '40m' })

const maintenance = (values: string | number) => ({
  'C pve_ha_state{id="node/pve2",state="maintenance"}': values,
})
fires(
  'ProxmoxNodeInMaintenance',
  'someone forgot it',
  maintenance(1),
  {
    labels: { ...cluster, id: 'node/pve2', node: 'pve2', state: 'maintenance' },
    summary: 'pve2 (lab) has been in maintenance for half a day',
  },
  { at: '13h', every: '5m' },
)
quiet('ProxmoxNodeInMaintenance', 'the work takes some hours', maintenance('1x100 0x200'), {
  at: '13h',
  every: '5m',
})

const subscription = (status: string) =>
  `N pve_subscription_status{instance="pve1",id="node/pve1",status="${status}"}`
const node = { job: 'proxmox-pve-node', instance: 'pve1', id: 'node/pve1', node: 'pve1' }
fires(
  'ProxmoxSubscriptionInvalid',
  'it has expired',
  { [subscription('active')]: 0, [subscription('expired')]: 1 },
  { labels: { ...node, status: 'expired' }, summary: 'The subscription of pve1 (lab) is expired' },
  { at: '90m' },
)
quiet(
  'ProxmoxSubscriptionInvalid',
  'there is none',
  { [subscription('active')]: 0, [subscription('notfound')]: 1 },
  { at: '90m' },
)

const due = 'N pve_subscription_next_due_timestamp_seconds{instance="pve1",id="node/pve1"}'
fires(
  'ProxmoxSubscriptionExpiring',
  'it ends within 30 days',
  { [due]: 2 * 3600 + 20 * 86400 },
  { labels: node, summary: 'The subscription of pve1 (lab) ends in 20d 0h 0m 0s' },
  { at: '2h' },
)
quiet('ProxmoxSubscriptionExpiring', 'it ends in 40 days', { [due]: 40 * 86400 }, { at: '2h' })
quiet('ProxmoxSubscriptionExpiring', 'it has ended, which is the other alert', { [due]: 1 }, { at: '2h' })

const inNoCluster = (...nodes: string[]): World =>
  Object.fromEntries(nodes.map(node => [view(node, 2, 1), '_x200']))
fires(
  'ProxmoxStandaloneHostsMixed',
  'the hypervisors are in no cluster',
  inNoCluster('pve1', 'pve2'),
  { labels: {}, summary: 'In no cluster: 2 of the hypervisors of lab' },
  { at: '1h' },
)
fires(
  'ProxmoxStandaloneHostsMixed',
  'one of them is in no cluster, and the other one is',
  inNoCluster('pve2'),
  { labels: {}, summary: 'In no cluster: 1 of the hypervisors of lab' },
  { at: '1h' },
)
quiet('ProxmoxStandaloneHostsMixed', 'they are one cluster', {}, { at: '1h' })
quiet(
  'ProxmoxStandaloneHostsMixed',
  'the only hypervisor is in no cluster',
  { ...inNoCluster('pve1', 'pve2'), 'N up{instance="pve2"}': '_x200' },
  { at: '1h' },
)
quiet(
  'ProxmoxStandaloneHostsMixed',
  'a node of the cluster does not answer, and therefore says nothing of it',
  { ...inNoCluster('pve2'), 'N up{instance="pve2"}': 0 },
  { at: '1h' },
)

run()
