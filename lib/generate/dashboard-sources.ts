import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { defaults } from '../environment/defaults.ts'
import { knownExporters } from '../environment/exporters/known-exporters.ts'
import { environmentLabel, jobs, names } from '../environment/object-names.ts'
import { repository } from '../file/repository.ts'

const sdk = 'node_modules/@grafana/grafana-foundation-sdk/package.json'

/**
 * All that a dashboard is made of: its page, what that imports from lib/monitoring/, and the SDK's version, by their hashes, and the names and
 * defaults that those use. A change to an alert, to another page or to another default leaves its file alone.
 */
export const dashboardSources = (page: string): string =>
  [...[...closure(page), sdk].map(hashOf), JSON.stringify(used)].join('\n')

const used = {
  names,
  jobs,
  environmentLabel,
  nodeExporter: defaults.nodeExporter,
  exporters: Object.values(knownExporters).map(({ job, interval }) => ({ job, interval })),
}

const closure = (file: string, known = new Set<string>()): string[] => {
  if (known.has(file)) return []
  known.add(file)
  for (const imported of importsOf(file)) if (imported.startsWith('lib/monitoring/')) closure(imported, known)
  return [...known].sort()
}

/** A function that computes each path's value once: dashboards share most of their sources. */
const oncePerPath = <Value>(compute: (path: string) => Value): ((path: string) => Value) => {
  const known = new Map<string, Value>()
  return path => {
    const value = known.get(path) ?? compute(path)
    known.set(path, value)
    return value
  }
}

/** The files of this repository that a file imports. */
const importsOf = oncePerPath(file =>
  [...textOf(file).matchAll(/ from '(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)),
  ),
)

const textOf = oncePerPath(path => readFileSync(join(repository, path), 'utf8').replaceAll('\r\n', '\n'))

const hashOf = oncePerPath(path => hash('sha256', textOf(path)))
