import type { Picked } from '../../monitoring/dashboards/filled.ts'

/** What a viewer has picked who opened a dashboard, for some environments. */
export const viewing = (environment: string[], own: Picked): Picked => ({
  environment,
  job: ['proxmox-node-exporter'],
  search: '',
  rows: '100',
  __rate_interval: '4m',
  __range: '21600s',
  ...own,
})
