import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dashboard } from '@grafana/schema'

/** Every dashboard of a folder, by uid, in the order of their titles. */
export function readDashboards(folder: string): Map<string, Dashboard> {
  const found = readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Dashboard)
    .filter(({ uid, panels }) => uid !== undefined && panels !== undefined)
    .toSorted((one, other) => (one.title ?? '').localeCompare(other.title ?? ''))
  return new Map(found.map(dashboard => [dashboard.uid ?? '', dashboard]))
}
