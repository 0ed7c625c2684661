import { createHash } from 'node:crypto'
import type { File } from '../file/file.ts'
import { keysOf } from '../file/serialize.ts'
import { dashboardSources } from './dashboard-sources.ts'

/** The file of a dashboard: its JSON, or the text of its keys. Its first key is a hash of the dashboard and of its sources, which tells a later build whether both are unchanged. */
export const dashboardFile = (uid: string, dashboard: object | string): File & { value: string } => {
  const source = `lib/monitoring/dashboards/pages/${uid.replace(/^proxmox-/, '')}.ts`
  const keys = keysOf(dashboard)
  return {
    path: `dashboards/${uid}.json`,
    value: `  "$sources": "${hashOf(dashboardSources(source), keys)}",\n${keys}`,
    source,
  }
}

const hashOf = (sources: string, keys: string): string =>
  `urn:sha256:${createHash('sha256').update(sources).update(keys).digest('hex')}`
