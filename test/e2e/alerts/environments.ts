import type { Alerts, Environment, Patch } from '../../../lib/environment.ts'
import { alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { monitorLabels } from '../laboratory/laboratory.ts'

/**
 * Environments whose intervals, windows and `for` a test can wait for, all by fields of their own. Faults that would hide
 * each other are in different ones.
 */

/** A quarter of a minute in place of every window, and two scrapes in place of every `for`. */
const quick: Alerts['rules'] = Object.fromEntries(
  alerts.map(({ name, window }) => [name, { for: '10s', ...(window !== undefined && { window: '15s' }) }]),
)

const rules: Alerts['rules'] = {
  ...quick,
  // What inhibits others is known before them, as it is with the shipped times.
  ProxmoxNodeDown: { for: '2s' },
  ProxmoxStorageFull: { for: '2s' },
  ProxmoxExporterDown: { for: '6s' },
  ProxmoxClusterScrapeFailing: { for: '2s', window: '15s' },
  // A node and the cluster tell of a change in scrapes of their own, up to 10 s apart.
  ProxmoxNodesDisagree: { for: '22s' },
  ProxmoxNodeScrapeFailing: { for: '16s', window: '20s' },
  ProxmoxNodeExporterDown: { for: '16s' },
  // Longer than the four rounds that a call counts for.
  ProxmoxTelegrafCallsFailing: { for: '40s' },
  ProxmoxGuestsMissing: { for: '8s', window: '10m', threshold: 0.05 },
  ProxmoxNodeRestarting: { for: '2s', window: '45s', threshold: 1 },
  ProxmoxGuestRestarting: { for: '2s', window: '45s', threshold: 1 },
  // Longer than the window: what was filled at once is not filling up.
  ProxmoxStorageFillingUp: { for: '26s', window: '20s' },
  ProxmoxNetworkErrors: { for: '10s', window: '20s' },
}

/** The exporters' own `/metrics` are asked once a minute, which has no field of its own. */
const exportersOften: Patch = {
  target: { kind: 'ServiceMonitor', name: 'proxmox-monit-pve-exporter' },
  patch: [{ op: 'replace', path: '/spec/endpoints/0/interval', value: '5s' }],
}

/** Exporters that a stand-in has the series of, asked as often as node exporter. */
const often = { interval: '4s', scrapeTimeout: '4s' } as const

const environment = (
  name: string,
  hypervisors: Environment['hypervisors'],
  exporters: Environment['exporters'] = {},
): Environment => ({
  hypervisors,
  pveExporter: {
    credentials: { secret: `pve-${name}` },
    tls: 'insecure',
    interval: '6s',
    nodeInterval: '10s',
    scrapeTimeout: '6s',
  },
  nodeExporter: { interval: '4s' },
  exporters,
  prometheus: { monitorLabels },
  dashboards: false,
  alerts: { interval: '2s', rules },
  patches: [exportersOften],
})

/** What Telegraf asks is asked so often. */
const round = { interval: '8s' } as const

/** A cluster of which everything but its API fails; `pve6` is monitored by node exporter alone. */
const faulty: Environment = environment(
  'faulty',
  [
    { name: 'pve1', address: '203.0.113.41', exporters: ['node', 'pve', 'ceph', 'smartctl'] },
    { name: 'pve2', address: '203.0.113.42', exporters: ['node', 'pve', 'ceph'] },
    { name: 'pve3', address: '203.0.113.43', exporters: ['node', 'pve'] },
    { name: 'pve4', address: '203.0.113.44', exporters: ['node', 'pve'] },
    { name: 'pve5', address: '203.0.113.45', exporters: ['node', 'pve'] },
    { name: 'pve6', address: '203.0.113.46', exporters: ['node'] },
  ],
  { ceph: often, smartctl: often },
)

export const environments = {
  faulty: {
    ...faulty,
    telegraf: round,
    backupServers: [
      {
        name: 'pbs1',
        address: '203.0.113.71',
        tls: { caSecret: 'pbs-ca' },
        credentialsSecret: 'pbs1',
        datastores: [{ name: 'tank' }],
      },
      {
        name: 'pbs2',
        address: '203.0.113.72',
        tls: 'insecure',
        credentialsSecret: 'pbs2',
        datastores: [{ name: 'tank' }],
      },
    ],
    alerts: { interval: '2s', rules, labels: { team: 'virtualization' } },
  },
  /** Its network is parted. */
  parted: environment(
    'parted',
    [
      { name: 'parted1', address: '203.0.113.51' },
      { name: 'parted2', address: '203.0.113.52', exporters: ['node', 'pve'] },
      { name: 'parted3', address: '203.0.113.53', exporters: ['node', 'pve'] },
    ],
    { ceph: often },
  ),
  /** Its API refuses the token. */
  refused: environment('refused', [{ name: 'refused1', address: '203.0.113.61' }]),
  /** Its API fails at what only the cluster scrape asks for. */
  halted: environment('halted', [{ name: 'halted1', address: '203.0.113.62' }], { ceph: often }),
  /** What fails is on the side of Kubernetes. */
  dropped: {
    ...environment('dropped', [{ name: 'dropped1', address: '203.0.113.63' }]),
    telegraf: round,
  },
  /** A host that dies. */
  gone: environment('gone', [{ name: 'gone1', address: '203.0.113.64' }]),
} satisfies Record<string, Environment>

export type EnvironmentName = keyof typeof environments

/** `dropped` with a patch of its own that loses the cluster's nodes on the way into Prometheus. */
export const withoutNodes: Environment = {
  ...environments.dropped,
  patches: [
    exportersOften,
    {
      target: { kind: 'ServiceMonitor', name: 'proxmox-monit-pve-exporter-hypervisor' },
      patch: [
        {
          op: 'add',
          path: '/spec/endpoints/0/metricRelabelings/-',
          value: { action: 'drop', sourceLabels: ['__name__'], regex: 'pve_node_info' },
        },
      ],
    },
  ],
}
