import type { Environment } from '../lib/environment.ts'

export default {
  hypervisors: [{ name: 'pve1', address: '203.0.113.11' }],
  pveExporter: { credentials: { secret: 'pve-sandbox' }, tls: 'insecure' },
  dashboards: false,
} satisfies Environment
