import { alertSuite } from './alert-suite.ts'
import { healthy, type World } from './world.ts'

const { fires, quiet, run } = alertSuite('alerts on guests')

const web = { id: 'qemu/101', name: 'web', type: 'qemu' }
const resolver = { id: 'lxc/201', name: 'resolver', type: 'lxc' }

const down = { 'C pve_up{id="qemu/101"}': 0 }
const info = (name: string, node: string, template: string, tags: string) =>
  `C pve_guest_info{id="qemu/101",name="${name}",node="${node}",type="qemu",template="${template}",tags="${tags}"}`
const webInfo = info('web', 'pve1', '0', 'prod')
const onboot = 'N pve_onboot_status{instance="pve1",id="qemu/101",node="pve1",type="qemu"}'
const said = { labels: web, summary: 'web (qemu/101 on pve1, lab) is down' }

fires('ProxmoxGuestDown', 'a guest that starts with its node is stopped', down, said, { at: '7m' })
fires(
  'ProxmoxGuestDown',
  'one scrape in three fails',
  { 'C pve_up{id="qemu/101"}': '0 0 _ 0 0 _ 0 0 _ 0 0 _', [webInfo]: '1 1 _ 1 1 _ 1 1 _ 1 1 _' },
  said,
  { at: '8m' },
)
fires(
  'ProxmoxGuestDown',
  'HA is to run it, and it has no on boot',
  { ...down, [onboot]: '_x60', 'C pve_ha_state{id="qemu/101",state="started"}': 1 },
  said,
  { at: '7m' },
)
fires(
  'ProxmoxGuestDown',
  'it migrated to the other node and did not come up, and is told once',
  {
    ...down,
    [webInfo]: '1x9 stale',
    [info('web', 'pve2', '0', 'prod')]: '_x10 1x60',
  },
  { labels: web, summary: 'web (qemu/101 on pve2, lab) is down' },
  { at: '17m' },
)
quiet('ProxmoxGuestDown', 'it was stopped on purpose: no on boot', { ...down, [onboot]: 0 })
quiet('ProxmoxGuestDown', 'its configuration says nothing of on boot', { ...down, [onboot]: '_x60' })
quiet('ProxmoxGuestDown', 'HA was told to stop it', {
  ...down,
  'C pve_ha_state{id="qemu/101",state="stopped"}': 1,
})
quiet(
  'ProxmoxGuestDown',
  'a backup has locked it for half an hour',
  { 'C pve_up{id="qemu/101"}': '1x9 0x60', 'C pve_lock_state{id="qemu/101",state="backup"}': '0x9 1x60' },
  { at: '45m' },
)
fires(
  'ProxmoxGuestDown',
  'a backup died an hour ago and left its lock',
  { 'C pve_up{id="qemu/101"}': '1x9 0x90', 'C pve_lock_state{id="qemu/101",state="backup"}': '0x9 1x90' },
  said,
  { at: '69m' },
)
quiet(
  'ProxmoxGuestDown',
  'it is suspended to disk, which is a state to stay in',
  { ...down, 'C pve_lock_state{id="qemu/101",state="suspended"}': 1 },
  { at: '3h' },
)
/** Four minutes on each node, one after the other. */
const tried = (nodes: string[]): World =>
  Object.fromEntries(
    nodes.map((node, index) => [info('web', node, '0', 'prod'), `${'_ '.repeat(4 * index)}1 1 1 1 stale`]),
  )
fires(
  'ProxmoxGuestDown',
  'HA tries another node every four minutes',
  {
    ...down,
    ...tried(['pve1', 'pve2', 'pve3', 'pve4', 'pve5']),
  },
  { labels: web, summary: 'web (qemu/101 on pve3, lab) is down' },
  { at: '10m' },
)
fires(
  'ProxmoxGuestDown',
  'its node has not answered for two hours when it goes down',
  {
    'C pve_up{id="qemu/101"}': '1x150 0x60',
    'N up{instance="pve1"}': '1x30 0x200',
    [onboot]: '1x30 stale',
  },
  said,
  { at: '160m' },
)
quiet(
  'ProxmoxGuestDown',
  'on boot was taken off, and then its node answers no more',
  {
    ...down,
    [onboot]: '1x5 stale',
    'N up{instance="pve1"}': '1x60 0x200',
    'C pve_up{id="qemu/101"}': '1x90 0x90',
  },
  { at: '2h' },
)
const booted = (minutes: number) => ({ 'C pve_uptime_seconds{id="node/pve1"}': `${minutes * 60}+60x2000` })
quiet(
  'ProxmoxGuestDown',
  'its node booted six minutes ago and starts its guests one after the other',
  { ...down, ...booted(-1) },
  { at: '7m' },
)
fires('ProxmoxGuestDown', 'its node booted twenty minutes ago', { ...down, ...booted(-1) }, said, {
  at: '22m',
})
fires(
  'ProxmoxGuestDown',
  'HA is frozen, and it has no on boot',
  { ...down, [onboot]: '_x60', 'C pve_ha_state{id="qemu/101",state="freeze"}': 1 },
  said,
  { at: '7m' },
)
const frozen = (id: string, before: string): World => ({
  [`C pve_ha_state{id="${id}",state="${before}"}`]: '1x14 0x60',
  [`C pve_ha_state{id="${id}",state="freeze"}`]: '0x14 1x60',
})
quiet('ProxmoxGuestDown', 'HA had stopped it before HA was disarmed', frozen('qemu/104', 'stopped'), {
  at: '44m',
})
quiet(
  'ProxmoxGuestDown',
  'it has on boot, and HA had stopped it before HA was disarmed',
  { ...down, ...frozen('qemu/101', 'stopped') },
  { at: '44m' },
)
quiet(
  'ProxmoxGuestDown',
  'HA had stopped it before HA was disarmed, and the cluster scrape failed for a quarter of an hour',
  {
    ...Object.fromEntries(
      Object.keys(healthy)
        .filter(key => key.startsWith('C pve_') && typeof healthy[key] === 'number')
        .map(key => [key, `${healthy[key]}x19 ${'_ '.repeat(15)}${healthy[key]}x60`]),
    ),
    'C up': '1x19 0x14 1x60',
    'C pve_uptime_seconds{id="node/pve2"}': 9000,
    'C pve_ha_state{id="qemu/104",state="stopped"}': `1x14 0x4 ${'_ '.repeat(15)}0x60`,
    'C pve_ha_state{id="qemu/104",state="freeze"}': `0x14 1x4 ${'_ '.repeat(15)}1x60`,
  },
  { at: '50m' },
)
fires(
  'ProxmoxGuestDown',
  'HA ran it before HA was disarmed',
  { 'C pve_up{id="qemu/101"}': '1x20 0x60', [onboot]: 0, ...frozen('qemu/101', 'started') },
  said,
  { at: '44m' },
)
fires(
  'ProxmoxGuestDown',
  'HA had stopped it, ran it again, and then was disarmed',
  {
    'C pve_up{id="qemu/101"}': '1x20 0x60',
    [onboot]: 0,
    'C pve_ha_state{id="qemu/101",state="stopped"}': '1x10 0x60',
    'C pve_ha_state{id="qemu/101",state="started"}': '0x10 1x1 0x60',
    'C pve_ha_state{id="qemu/101",state="freeze"}': '0x12 1x60',
  },
  said,
  { at: '44m' },
)
quiet('ProxmoxGuestDown', 'it is a template', {
  ...down,
  [webInfo]: '_x60',
  [info('web', 'pve1', '1', '')]: 1,
})
quiet('ProxmoxGuestDown', 'its node is down: the node tells', {
  ...down,
  'C pve_up{id="node/pve1"}': 0,
  [webInfo]: '1x5 _x60',
  [info('', 'pve1', '', 'prod')]: '_x5 1x60',
})
quiet('ProxmoxGuestDown', 'its node is down and the name is still remembered', {
  ...down,
  'C pve_up{id="node/pve1"}': 0,
})
quiet('ProxmoxGuestDown', "its node's pvestatd is dead", {
  ...down,
  [webInfo]: '1x5 _x60',
  [info('', 'pve1', '', 'prod')]: '_x5 1x60',
})
quiet('ProxmoxGuestDown', 'it has the tag of those who raise none', {
  ...down,
  [webInfo]: '_x60',
  [info('web', 'pve1', '0', 'no-alert;prod')]: 1,
})
for (const [why, except] of Object.entries({
  'its tag is excepted': { tags: ['prod'] },
  'its name is excepted': { guests: ['w*'] },
  'its number is excepted': { ids: [101] },
}))
  quiet('ProxmoxGuestDown', why, down, { environment: { alerts: { except } } })
fires('ProxmoxGuestDown', 'others are excepted, of nearly the same name, number and tag', down, said, {
  environment: { alerts: { except: { tags: ['pro', 'rod'], guests: ['we', 'eb'], ids: [1010, 10100] } } },
})

const ha = (state: string, value: number) => ({
  [`C pve_ha_state{id="qemu/101",state="${state}"}`]: value,
})
fires('ProxmoxGuestHaFailed', 'the guest is in error', ha('error', 1), {
  labels: { ...web, state: 'error' },
  summary: 'HA has web (qemu/101 on pve1, lab) in state error',
})
quiet('ProxmoxGuestHaFailed', 'the guest is started', ha('started', 1))
quiet('ProxmoxGuestHaFailed', 'it is recovered from a node that is down: the node tells', {
  ...ha('recovery', 1),
  'C pve_up{id="node/pve1"}': 0,
})

const lock = (values: string | number, state = 'backup'): World => ({
  [`C pve_lock_state{id="qemu/101",state="${state}"}`]: values,
})
fires(
  'ProxmoxGuestLocked',
  'a backup died and left its lock',
  lock(1),
  {
    labels: { ...web, state: 'backup' },
    summary: 'web (qemu/101 on pve1, lab) has been locked (backup) for half a day',
  },
  { at: '13h', every: '5m' },
)
quiet('ProxmoxGuestLocked', 'a backup takes ten hours', lock('1x120 0x200'), { at: '13h', every: '5m' })
quiet('ProxmoxGuestLocked', 'it is suspended to disk, which is a state to stay in', lock(1, 'suspended'), {
  at: '13h',
  every: '5m',
})

fires(
  'ProxmoxGuestRestarting',
  'it starts four times within the hour',
  { 'C pve_uptime_seconds{id="qemu/101"}': '60+60x10 60+60x10 60+60x10 60+60x10 60+60x10' },
  { labels: web, summary: 'web (qemu/101 on pve1, lab) was started 4 times within the hour' },
  { at: '50m' },
)
quiet(
  'ProxmoxGuestRestarting',
  'it starts three times',
  { 'C pve_uptime_seconds{id="qemu/101"}': '60+60x10 60+60x10 60+60x10 60+60x30' },
  { at: '50m' },
)

quiet(
  'ProxmoxGuestRestarting',
  'it migrates four times within the hour, to and fro, and was never stopped',
  {
    'C pve_uptime_seconds{id="qemu/101"}': '9000+60x9 20+60x9 20+60x9 20+60x9 20+60x20',
    [webInfo]: `1x9 stale ${'_ '.repeat(9)}1x9 stale ${'_ '.repeat(9)}1x20`,
    [info('web', 'pve2', '0', 'prod')]: `_x9 1x9 stale ${'_ '.repeat(9)}1x9 stale`,
  },
  { at: '55m' },
)

fires(
  'ProxmoxGuestCpuHigh',
  'it migrates every twenty minutes, as a balancer would have it',
  {
    'C pve_cpu_usage_ratio{id="qemu/101"}': 0.99,
    [webInfo]: `1x19 stale ${'_ '.repeat(19)}1x60`,
    [info('web', 'pve2', '0', 'prod')]: `_x19 1x19 stale`,
  },
  { labels: web, summary: 'web (qemu/101 on pve1, lab) uses 99% of its CPUs' },
  { at: '47m' },
)
fires(
  'ProxmoxGuestCpuHigh',
  'for three quarters of an hour',
  { 'C pve_cpu_usage_ratio{id="qemu/101"}': 0.99 },
  { labels: web, summary: 'web (qemu/101 on pve1, lab) uses 99% of its CPUs' },
)
fires(
  'ProxmoxGuestCpuHigh',
  'three quarters of an hour after a quiet hour',
  { 'C pve_cpu_usage_ratio{id="qemu/101"}': '0.1x59 0.99x60' },
  { labels: web, summary: 'web (qemu/101 on pve1, lab) uses 99% of its CPUs' },
  { at: '115m' },
)
quiet(
  'ProxmoxGuestCpuHigh',
  'for half an hour',
  { 'C pve_cpu_usage_ratio{id="qemu/101"}': '0.1x25 0.99x60' },
  { at: '55m' },
)

const memory = (id: string, used: number) => ({ [`C pve_memory_usage_bytes{id="${id}"}`]: used })
fires('ProxmoxContainerMemoryHigh', 'a container is at its limit', memory('lxc/201', 97), {
  labels: resolver,
  summary: 'resolver (lxc/201 on pve2, lab) uses 97% of its memory',
})
quiet('ProxmoxContainerMemoryHigh', 'a virtual machine has touched all its pages', memory('qemu/101', 100))
quiet('ProxmoxContainerMemoryHigh', 'a container has a tenth left', memory('lxc/201', 90))

const disk = (used: number) => ({ 'C pve_disk_usage_bytes{id="lxc/201"}': used })
fires('ProxmoxContainerDiskFull', 'its root has a twentieth left', disk(95), {
  labels: resolver,
  summary: 'The root disk of resolver (lxc/201 on pve2, lab) is 95% full',
})
quiet('ProxmoxContainerDiskFull', 'its root has a seventh left', disk(85))

const uncovered = 'C pve_not_backed_up_info{id="qemu/101"}'
fires(
  'ProxmoxGuestNotBackedUp',
  'it is in no job for a day',
  { [uncovered]: 1 },
  { labels: web, summary: 'web (qemu/101 on pve1, lab) is in no backup job' },
  { at: '25h', every: '5m' },
)
quiet(
  'ProxmoxGuestNotBackedUp',
  'it was made some hours ago',
  { [uncovered]: '_x200 1x2000' },
  { at: '25h', every: '5m' },
)

run()
