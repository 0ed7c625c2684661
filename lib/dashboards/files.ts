import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../attempt.ts'
import type { File } from '../file.ts'
import { entriesBelow } from '../folder.ts'
import type { Problem } from '../problem.ts'
import type { Tell } from '../progress.ts'
import { deliveredNames } from './names.ts'

const here = join(import.meta.dirname, '..', '..')
const sourcesPath = 'dashboards/sources.json'

/** The generator's own dashboards, and what is wrong with them and with the alerts, which share their expressions. */
export interface DashboardFiles {
  files: File[]
  problems: Problem[]
}

/**
 * The dashboards, judged by the catalogue of series, and dashboards/sources.json, which says of what they were made.
 * Grafana's SDK and the PromQL parser take longer to load than all else takes to run, so that happens only when a source changed, or a
 * dashboard is no longer what was made of them.
 */
export const dashboardFiles = async (tell: Tell): Promise<DashboardFiles> => {
  const sources = sourcesHash()
  const stored = storedFiles()
  if (stored !== undefined && stored.hash === hashOf(sources, stored.files))
    return { files: withSources(sources, stored.files), problems: [] }
  tell('generating dashboards/ from lib/dashboards/')
  const [{ dashboards }, { problemsOfDashboard }, { problemsOfAlerts }] = await Promise.all([
    import('./all.ts'),
    import('./lint/problems-of-dashboard.ts'),
    import('../alerts/problems-of-alerts.ts'),
  ])
  const files = dashboards().map(dashboard => file(dashboard.uid as string, dashboard))
  const problems = files.flatMap(({ value, source }) =>
    problemsOfDashboard({ ...value }).map(message => ({ file: source, message })),
  )
  return { files: withSources(sources, files), problems: [...problemsOfAlerts(), ...problems] }
}

const file = (uid: string, value: object): File => ({
  path: `dashboards/${uid}.json`,
  value,
  source: `lib/dashboards/pages/${uid.replace(/^proxmox-/, '')}.ts`,
})

const withSources = (sources: string, files: File[]): File[] => [
  ...files,
  { path: sourcesPath, value: { sources: hashOf(sources, files) }, source: 'lib/dashboards/files.ts' },
]

/** The dashboards as they stand in this tree, and the hash that was written down with them. */
const storedFiles = (): { files: File[]; hash: unknown } | undefined =>
  attempt(() => ({
    files: deliveredNames.map(({ file: name }) =>
      file(name.replace('.json', ''), read(`dashboards/${name}`)),
    ),
    hash: read(sourcesPath).sources,
  }))

const read = (path: string): Record<string, unknown> => {
  const { $comment: _, ...value } = JSON.parse(readFileSync(join(here, path), 'utf8'))
  return value
}

/** Everything that dashboards and alerts are made of and judged by: their folders, the expressions, the catalogue, names, dropped series, and the SDK's version. */
const sourcesHash = (): string => {
  const sdk = 'node_modules/@grafana/grafana-foundation-sdk/package.json'
  const paths = ['lib/alerts', 'lib/catalogue', 'lib/dashboards', 'lib/expressions'].flatMap(sourcesBelow)
  return [...paths, 'lib/names.ts', 'lib/objects/unused-series.ts', sdk]
    .map(path => `${path}\n${readFileSync(join(here, path), 'utf8').replaceAll('\r\n', '\n')}`)
    .join('\n')
}

const sourcesBelow = (folder: string): string[] =>
  entriesBelow(here, folder)
    .map(({ path }) => path)
    .filter(path => /\.(ts|json)$/.test(path))
    .sort()

const hashOf = (sources: string, files: File[]): string =>
  `urn:sha256:${createHash('sha256')
    .update(sources)
    .update(JSON.stringify(files.map(({ path, value }) => [path, value])))
    .digest('hex')}`
