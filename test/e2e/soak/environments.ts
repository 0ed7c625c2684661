import { seconds } from '../../../lib/environment/duration.ts'
import type { Alerts, Discovery, Environment, Patch } from '../../../lib/environment.ts'
import { alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { byFlux } from '../gitops/environments.ts'
import { monitorLabels } from '../laboratory/laboratory.ts'
import { settings } from './settings.ts'

/**
 * Seconds in place of minutes: a `for` of five minutes or more is half a minute, a shorter one twenty seconds, which are more than two
 * scrapes; a window is a minute, which is five scrapes or more. So what restarts within seconds stays below both, as it does with the shipped times.
 */
const rules: Alerts['rules'] = {
  ...Object.fromEntries(
    alerts.map(alert => [
      alert.name,
      { for: seconds(alert.for) < 300 ? '20s' : '30s', ...(alert.window !== undefined && { window: '1m' }) },
    ]),
  ),
  // Longer than what a node said of its cluster counts (two and a half scrapes), as with the shipped times.
  ProxmoxNodesDisagree: { for: '40s' },
  // As long as the ten scrapes by which a host counts as gone.
  ProxmoxNodeExporterDown: { for: '40s' },
  // What inhibits another is known before it.
  ProxmoxStorageFull: { for: '20s' },
  ProxmoxStorageUsageHigh: { for: '40s' },
  // Longer than its window: what was filled at once is not filling up.
  ProxmoxStorageFillingUp: { for: '70s', window: '1m' },
  ProxmoxNodeRestarting: { for: '20s', window: '2m' },
  ProxmoxGuestRestarting: { for: '20s', window: '2m' },
  ProxmoxGuestsMissing: { for: '30s', window: '10m' },
  // Planted: the alert on a guest that stops is gone, and an exporter's restart is told at once.
  ...(settings.plant && { ProxmoxGuestDown: false, ProxmoxExporterDown: { for: '1s' } }),
}

/** The exporters' own `/metrics` are asked once a minute, which has no field of its own. */
const exportersOften: Patch = {
  target: { kind: 'ServiceMonitor', name: 'proxmox-monit-pve-exporter' },
  patch: [{ op: 'replace', path: '/spec/endpoints/0/interval', value: '5s' }],
}

const environment = (
  name: string,
  discovery: Discovery,
  hypervisors: Environment['hypervisors'],
  tls: Environment['pveExporter']['tls'] = 'insecure',
): Environment => ({
  discovery,
  hypervisors,
  pveExporter: {
    credentials: { secret: `pve-${name}` },
    tls,
    // A silent address costs 5 s of a scrape.
    interval: '8s',
    nodeInterval: '12s',
    scrapeTimeout: '8s',
  },
  nodeExporter: { interval: '4s' },
  prometheus: { monitorLabels },
  dashboards: false,
  alerts: { interval: '2s', rules },
  delivery: byFlux,
  patches: [exportersOften],
})

/** Two clusters and a host that stands alone, one in each discovery mode. */
export const environments = {
  oslo: environment('oslo', 'endpoints', [
    { name: 'oslo1', address: '203.0.113.81' },
    { name: 'oslo2', address: '203.0.113.82' },
    { name: 'oslo3', address: '203.0.113.83' },
  ]),
  bern: environment(
    'bern',
    'endpointslices',
    [
      { name: 'bern1', address: '203.0.113.84' },
      { name: 'bern2', address: '203.0.113.85' },
      { name: 'bern3', address: '203.0.113.86' },
    ],
    { caConfigMap: 'pve-bern-ca' },
  ),
  faro: environment('faro', 'static', [{ name: 'faro1', address: '203.0.113.87' }]),
} satisfies Record<string, Environment>

export type EnvironmentName = keyof typeof environments

export const names = Object.keys(environments) as EnvironmentName[]

/** All its targets: the cluster's, both exporters' own, and two a hypervisor. */
export const targetsOf = ({ hypervisors }: Environment) => 3 + 2 * hypervisors.length
