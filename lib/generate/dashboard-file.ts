import { createHash } from 'node:crypto'
import type { File } from '../file/file.ts'
import { dashboardSources } from './dashboard-sources.ts'

/**
 * The file of a dashboard, given as an object or as the lines of its JSON below the brace. Its first key is a hash of the dashboard and of its sources,
 * which tells a later build whether both are unchanged.
 */
export const dashboardFile = (uid: string, dashboard: object | string): File & { value: string } => {
  const source = `lib/monitoring/dashboards/pages/${uid.replace(/^proxmox-/, '')}.ts`
  const lines = typeof dashboard === 'string' ? dashboard : linesOf(dashboard)
  return {
    path: `dashboards/${uid}.json`,
    value: `  "$sources": "${hashOf(dashboardSources(source), lines)}",\n${lines}`,
    source,
  }
}

const linesOf = (dashboard: object): string => `${JSON.stringify(dashboard, null, 2).slice('{\n'.length)}\n`

const hashOf = (sources: string, lines: string): string =>
  `urn:sha256:${createHash('sha256').update(sources).update(lines).digest('hex')}`
