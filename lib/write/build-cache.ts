import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { repository } from '../file/repository.ts'
import type { Loading } from '../load/loaded.ts'
import { plainData } from '../load/plain-data.ts'
import { valueAt } from '../problem/field-path.ts'
import type { Problem } from '../problem/problem.ts'
import { cacheFile } from './cache-file.ts'
import { readLater } from './file-text.ts'
import type { Plan } from './plan.ts'
import { type ReadSources, readSources } from './source-hash.ts'
import { hashesStanding, standingBelow } from './standing.ts'
import { unlistedFiles } from './unlisted-files.ts'

/** A build without errors: what it was made of and each file that it made, by their hashes, and what it warned of. */
interface Build {
  inputs: string
  warnings: Problem[]
  outputs: Record<string, string>
}

const lastBuild = cacheFile<Build>('last-build.json')

/** What a build imports of this repository, whichever files it imports now; a test compares it with what it does import. */
export const generator = [
  'lib/environment.ts',
  'lib/extend.ts',
  ...[
    'commands',
    'environment',
    'file',
    'generate',
    'load',
    'monitoring',
    'problem',
    'validate',
    'write',
  ].map(room => `lib/${room}`),
]

/**
 * A build's inputs other than the environments' values: their files (warnings name lines in them), the dashboards
 * beside them, the generator, the libraries that npm installed, Node. Nothing for a root other than this repository: its
 * builds are not remembered.
 */
export const sourcesOf = (root: string): ReadSources | undefined =>
  root === repository
    ? readSources(
        ['package.json', 'node_modules/.package-lock.json', 'environments', ...generator],
        process.version,
        root,
      )
    : undefined

/**
 * A hash of sources, environments and the SOPS files that these name; nothing of environments that are refused, or that say
 * more than their values do.
 */
export const inputsOf = (
  root: string,
  sources: ReadSources,
  { loaded, problems }: Loading,
): string | undefined =>
  problems.length > 0 || loaded.some(({ value }) => plainData(value).length > 0)
    ? undefined
    : createHash('sha256')
        .update(sources.hash)
        .update(JSON.stringify(loaded.map(({ name, file, value }) => [name, file, value])))
        .update(JSON.stringify(sopsFilesOf(root, loaded)))
        .digest('hex')

/** What stands in the place of each SOPS file; the environments are not validated yet. */
const sopsFilesOf = (root: string, loaded: Loading['loaded']): unknown[] => {
  const look = standingBelow(root)
  return loaded.flatMap(({ name, value }) => {
    const file = valueAt(value, ['pveExporter', 'credentials', 'sops', 'file'])
    return typeof file === 'string' ? [look(join('overlays', name, file))] : []
  })
}

/** The last build's plan, all of it unchanged, and its warnings, where these are its inputs and what it made still stands; nothing where that is not so. */
export const recallBuild = (
  root: string,
  inputs: string,
): { plan: Plan; problems: Problem[] } | undefined => {
  const last = lastBuild.read()
  if (last?.inputs !== inputs) return undefined
  const look = hashesStanding()
  const paths = Object.keys(last.outputs ?? {})
  if (paths.length === 0 || !paths.every(path => look(path).hash === last.outputs[path])) return undefined
  if (unlistedFiles(root, new Set(paths)).length > 0) return undefined
  const unchanged = paths.map(path => readLater(path, join(root, path)))
  return {
    plan: { made: [], changed: [], removed: [], gone: [], unchanged, unlisted: [], problems: [] },
    problems: last.warnings,
  }
}

/** Remembers what a build made of these inputs. Where nothing can be kept, the next one compares all again. */
export const rememberBuild = (inputs: string, outputs: Build['outputs'], warnings: Problem[]): void =>
  lastBuild.keep({ inputs, warnings, outputs })

/** Forgets the last build, so that the next one compares all again. */
export const forgetBuild = lastBuild.remove
