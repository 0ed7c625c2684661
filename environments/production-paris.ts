import { extend } from '../lib/extend.ts'
import { byArgoCD } from './shared/delivery.ts'
import { production } from './shared/production.ts'

export default extend(production, byArgoCD, {
  namespace: 'monitoring-paris',
  labels: { site: 'paris' },
  hypervisors: [
    { name: 'pve-paris-1', address: '203.0.113.21' },
    { name: 'pve-paris-2', address: '203.0.113.22' },
    { name: 'pve-paris-3', address: '2001:db8:75::23' },
    {
      name: 'pve-paris-4',
      address: '2001:db8:75::24',
      serverName: 'pve4.paris.example.com',
      exporters: ['pve'],
    },
  ],
  pveExporter: {
    credentials: { configSecret: 'pve-exporter-config' },
    resources: { limits: { memory: '768Mi' } },
    collectors: { subscription: false },
    interval: '90s',
  },
  nodeExporter: { port: 9101 },
  dashboards: { folder: 'Virtualisation' },
  networkPolicy: {
    from: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
      },
    ],
  },
  patches: [
    {
      target: { kind: 'Deployment' },
      patch: [{ op: 'add', path: '/spec/template/spec/terminationGracePeriodSeconds', value: 5 }],
    },
  ],
})
