import type { Environment } from '../lib/environment.ts'

/** A cluster as the Helm chart's users had it. Tests build it for themselves, so that nobody has to keep an example in environments/. */
export const recetteNewyork: Environment = {
  namespace: 'monitoring',
  hypervisors: [
    { name: 'virtrc18u', address: '198.51.100.18' },
    { name: 'virtrc19u', address: '198.51.100.19', exporters: ['pve'] },
  ],
  pveExporter: { credentials: { secret: 'pve-exporter' }, tls: 'insecure' },
}
