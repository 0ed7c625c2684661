import type { Environment, Patch } from '../../../lib/environment.ts'
import { monitorLabels } from '../laboratory/laboratory.ts'

/** The exporters' own `/metrics` are asked once a minute, which has no field, and their probes every 10 s. */
const often: Patch[] = [
  {
    target: { kind: 'ServiceMonitor', name: 'proxmox-monit-pve-exporter' },
    patch: [{ op: 'replace', path: '/spec/endpoints/0/interval', value: '5s' }],
  },
  {
    target: { kind: 'Deployment' },
    patch: [
      { op: 'replace', path: '/spec/template/spec/containers/0/readinessProbe/periodSeconds', value: 1 },
      { op: 'add', path: '/spec/template/spec/terminationGracePeriodSeconds', value: 1 },
    ],
  },
]

/** The namespace is not Prometheus's own, so that what parts namespaces can be wrong. */
export const namespace = 'proxmox'

/** An environment in health: two hypervisors of one cluster, verified, with node exporter, rules and dashboards. */
export const lyon: Environment = {
  namespace,
  hypervisors: [
    { name: 'pve1', address: '203.0.113.71' },
    { name: 'pve2', address: '203.0.113.72' },
  ],
  pveExporter: {
    tls: { caConfigMap: 'pve-ca' },
    interval: '5s',
    nodeInterval: '5s',
    scrapeTimeout: '5s',
  },
  nodeExporter: { interval: '4s' },
  prometheus: { monitorLabels },
  alerts: { interval: '2s' },
  patches: often,
}
