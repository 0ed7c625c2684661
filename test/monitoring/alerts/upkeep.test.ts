import { alertSuite } from './alert-suite.ts'
import { healthy, type World } from './world.ts'

const { fires, quiet, run } = alertSuite('alerts by Telegraf')

const without = (pattern: RegExp): World =>
  Object.fromEntries(Object.entries(healthy).filter(([key]) => !pattern.test(key)))

fires(
  'ProxmoxTelegrafDown',
  'it does not answer',
  { 'T up': 0 },
  { labels: { job: 'proxmox-telegraf', instance: 'telegraf' }, summary: 'Telegraf of lab is down' },
)
fires(
  'ProxmoxTelegrafDown',
  'Prometheus does not know it',
  {},
  { labels: { job: 'proxmox-telegraf' }, summary: 'Telegraf of lab is down' },
  { world: without(/^T /) },
)
quiet(
  'ProxmoxTelegrafDown',
  'the environment has none',
  {},
  {
    world: without(/^T /),
    environment: { telegraf: false, backupServers: [] },
  },
)
quiet('ProxmoxTelegrafDown', 'one scrape fails', { 'T up': '1x30 0 1x2000' })

const errors = (values: string): World => ({
  'T internal_gather_errors{input="http",alias="pbs-pbs1-groups"}': values,
})
fires('ProxmoxTelegrafCallsFailing', 'a backup server refuses the token', errors('0x5 0+0.2x2000'), {
  labels: { alias: 'pbs-pbs1-groups' },
  summary: 'Telegraf of lab gets no answer to pbs-pbs1-groups',
})
quiet('ProxmoxTelegrafCallsFailing', 'a node is down, which is another alert', {
  'T internal_gather_errors{input="http",alias="pve-ha"}': '0x5 0+0.2x2000',
  'C pve_up{id="node/pve2"}': 0,
})
quiet('ProxmoxTelegrafCallsFailing', 'a server was rebooted', errors('7x40 8x2000'))

fires(
  'ProxmoxHaDisarmed',
  'nobody armed it after maintenance',
  { 'T proxmox_ha_armed_state': 0 },
  {
    labels: {},
    summary: 'HA of lab is disarmed',
  },
)
quiet('ProxmoxHaDisarmed', 'it has no service to look after', { 'T proxmox_ha_armed_state': 2 })
quiet('ProxmoxHaDisarmed', 'it was armed again within minutes', {
  'T proxmox_ha_armed_state': '3x20 0x15 3x2000',
})

const used: World = { 'C pve_ha_state{id="qemu/101",state="started"}': 1 }
const dead = '0+60x50 3000x2000'
fires(
  'ProxmoxHaManagerDead',
  'no node has a master',
  { ...used, 'T proxmox_ha_crm_timestamp_seconds': dead },
  {
    labels: {},
    summary: "HA's master (lab) has been silent for 10m 0s",
    description: 'pve-ha-crm of no node is the master: guests of a node that fails are not recovered.',
  },
)
fires(
  'ProxmoxHaManagerDead',
  "a node's manager hangs",
  { ...used, 'T proxmox_ha_lrm_timestamp_seconds{node="pve2"}': dead },
  {
    labels: { node: 'pve2' },
    summary: "HA's local manager on pve2 (lab) has been silent for 10m 0s",
    description: 'pve-ha-lrm of a node that is up does nothing: HA can neither start nor stop guests there.',
  },
)
quiet('ProxmoxHaManagerDead', 'HA looks after no guest, so that its master sleeps', {
  'T proxmox_ha_crm_timestamp_seconds': dead,
})
quiet('ProxmoxHaManagerDead', 'its node is down, which is another alert', {
  ...used,
  'T proxmox_ha_lrm_timestamp_seconds{node="pve2"}': dead,
  'C pve_up{id="node/pve2"}': '1x50 0x2000',
})
quiet('ProxmoxHaManagerDead', 'Telegraf repeats its last answer, since its call fails', {
  ...used,
  'T proxmox_ha_crm_timestamp_seconds': dead,
  'T proxmox_ha_lrm_timestamp_seconds{node="pve1"}': dead,
  'T proxmox_ha_lrm_timestamp_seconds{node="pve2"}': dead,
})

const certificate = (expiry: number): World => ({
  'T proxmox_certificate_expiry_timestamp_seconds{node="pve1",filename="pve-ssl.pem"}': expiry,
})
const pem = { node: 'pve1', filename: 'pve-ssl.pem' }
fires(
  'ProxmoxCertificateExpiring',
  'it has five days left',
  certificate(7200 + 5 * 86_400),
  { labels: pem, summary: 'The certificate pve-ssl.pem of pve1 (lab) expires in 5d 0h 0m 0s' },
  { at: '2h' },
)
fires(
  'ProxmoxCertificateExpiring',
  'it has expired',
  certificate(60),
  { labels: pem, summary: 'The certificate pve-ssl.pem of pve1 (lab) has expired' },
  { at: '2h' },
)
quiet('ProxmoxCertificateExpiring', 'its renewal is due', certificate(13 * 86_400), { at: '2h' })

const ssd = 'node="pve1",device="/dev/sda",disk_type="ssd",model="SSD 870",serial="S1"'
const labels = { node: 'pve1', device: '/dev/sda', disk_type: 'ssd', model: 'SSD 870', serial: 'S1' }
fires(
  'ProxmoxDiskFailed',
  'SMART says so',
  { [`T proxmox_disk_health{${ssd}}`]: 0 },
  {
    labels,
    summary: '/dev/sda of pve1 (lab) says that it fails',
    description: "SMART's own verdict on SSD 870 (S1): the disk is to be replaced.",
  },
)
quiet('ProxmoxDiskFailed', 'a disk behind a controller tells nothing', {
  [`T proxmox_disk_health{${ssd}}`]: -1,
})

const life = (value: number): World => ({ [`T proxmox_disk_life_remaining_percent{${ssd}}`]: value })
fires(
  'ProxmoxDiskWornOut',
  'five percent of its life are left',
  life(5),
  {
    labels,
    summary: '/dev/sda of pve1 (lab) has 5% of its life left',
    description:
      'SSD 870 (S1) has been written to nearly as much as its maker warrants. Plan its replacement; at 0 % some refuse writes.',
  },
  { at: '2h' },
)
quiet('ProxmoxDiskWornOut', 'a fifth is left', life(20), { at: '2h' })

run()
