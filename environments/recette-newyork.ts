import { extend } from '../lib/extend.ts'
import { byFlux } from './shared/delivery.ts'

export default extend(byFlux, {
  namespace: 'monitoring',
  hypervisors: [
    { name: 'virtrc18u', address: '198.51.100.18' },
    { name: 'virtrc19u', address: '198.51.100.19', exporters: ['pve'] },
  ],
  pveExporter: { credentials: { secret: 'pve-exporter' }, tls: 'insecure' },
})
