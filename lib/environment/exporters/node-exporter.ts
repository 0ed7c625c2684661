import type { KnownExporter } from './known-exporter.ts'

/** The node exporter, which an environment has unless it says `nodeExporter: false`. */
export const nodeExporter = {
  name: 'node-exporter',
  title: 'prometheus-node-exporter',
  documentation: 'https://github.com/prometheus/node_exporter',
  port: 9100,
  path: '/metrics',
  scheme: 'http',
  interval: '30s',
  job: 'proxmox-node-exporter',
  onEveryHypervisor: true,
  missedOnEach: true,
} as const satisfies KnownExporter
