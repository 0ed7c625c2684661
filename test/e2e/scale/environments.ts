import type { Alerts, Discovery, Environment, Patch } from '../../../lib/environment.ts'
import { alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { monitorLabels } from '../laboratory/laboratory.ts'

/** Windows and `for` that a test can wait for, and that hold two scrapes or more. */
const rules: Alerts['rules'] = Object.fromEntries(
  alerts.map(({ name, window }) => [name, { for: '16s', ...(window !== undefined && { window: '20s' }) }]),
)

/** A guest restarts once it did so more than once, within what a test can wait for. */
const restarting = { for: '2s', window: '1m', threshold: 1 }

/** What is scraped every half or whole minute, and has no field of its own. */
const often: Patch[] = [
  {
    target: { kind: 'ServiceMonitor', name: 'proxmox-monit-pve-exporter' },
    patch: [{ op: 'replace', path: '/spec/endpoints/0/interval', value: '5s' }],
  },
  {
    target: { kind: 'Probe', name: 'proxmox-monit-shard' },
    patch: [{ op: 'replace', path: '/spec/interval', value: '5s' }],
  },
]

const host = (name: string, address: string, discovery: Discovery) => ({
  discovery,
  hypervisors: [{ name: `${name}1`, address }] satisfies Environment['hypervisors'] as [
    { name: string; address: string },
  ],
  pveExporter: {
    credentials: { secret: `pve-${name}` },
    tls: 'insecure' as const,
    interval: '6s',
    nodeInterval: '10s',
    scrapeTimeout: '6s',
    single: true,
  },
  nodeExporter: { interval: '4s' },
  prometheus: { monitorLabels, sharded: true },
  dashboards: false as const,
  alerts: { interval: '2s', rules: { ...rules, ProxmoxGuestRestarting: restarting } },
  patches: often,
})

/** Hosts that stand alone, one in each discovery mode. */
export const environments = {
  porto: host('porto', '203.0.113.71', 'endpoints'),
  riga: host('riga', '203.0.113.72', 'endpointslices'),
  kyiv: host('kyiv', '203.0.113.73', 'static'),
} satisfies Record<string, Environment>

export type EnvironmentName = keyof typeof environments

/**
 * The shard of each environment, by the number of shards: Prometheus's `hashmod` (model/relabel: the last 8 bytes of the MD5, modulo the
 * number) of its name.
 */
export const shardOf: Record<1 | 2 | 3, Record<EnvironmentName, number>> = {
  1: { porto: 0, riga: 0, kyiv: 0 },
  2: { porto: 0, riga: 0, kyiv: 1 },
  3: { porto: 0, riga: 1, kyiv: 2 },
}
