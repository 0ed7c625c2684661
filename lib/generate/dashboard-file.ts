import { createHash } from 'node:crypto'
import type { File } from '../file/file.ts'
import { dashboardSources } from './dashboard-sources.ts'

/** The file of a dashboard. Its first key is a hash of the dashboard and of its sources, which tells a later build whether both are unchanged. */
export const dashboardFile = (uid: string, dashboard: Record<string, unknown>): File & { value: object } => {
  const source = `lib/monitoring/dashboards/pages/${uid.replace(/^proxmox-/, '')}.ts`
  return {
    path: `dashboards/${uid}.json`,
    value: { $sources: hashOf(dashboardSources(source), dashboard), ...dashboard },
    source,
  }
}

const hashOf = (sources: string, dashboard: Record<string, unknown>): string =>
  `urn:sha256:${createHash('sha256').update(sources).update(JSON.stringify(dashboard)).digest('hex')}`
