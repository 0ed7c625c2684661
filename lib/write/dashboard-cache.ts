import type { File } from '../file/file.ts'
import { cacheFile } from './cache-file.ts'
import { sourceHash } from './source-hash.ts'

/** Dashboards without problems, and the hash of what they were made of. */
interface Dashboards {
  sources: string
  files: File[]
}

const lastDashboards = cacheFile<Dashboards>('dashboards.json')

/** A hash of all that the generator's own dashboards are made of: what they ask, what it knows beneath, and the libraries that npm installed. */
export const dashboardSources = (): string =>
  sourceHash([
    'lib/monitoring',
    'lib/environment',
    'lib/problem',
    'lib/generate/dashboard-files.ts',
    'node_modules/.package-lock.json',
  ])

/** The dashboards that were made of these sources the last time; nothing where others were. */
export const recallDashboards = (sources: string): File[] | undefined => {
  const last = lastDashboards.read()
  return last?.sources === sources ? last.files : undefined
}

/** Keeps the dashboards that were made of these sources. */
export const rememberDashboards = (sources: string, files: File[]): void =>
  lastDashboards.keep({ sources, files })
