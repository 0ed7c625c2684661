import { createHash, hash } from 'node:crypto'
import { serialize } from 'node:v8'
import type { Loading } from '../load/loaded.ts'
import { plainData } from '../load/plain-data.ts'
import type { Problem } from '../problem/problem.ts'
import { cacheFile } from './cache-file.ts'
import type { Plan } from './plan.ts'
import { repository, sourceHash } from './source-hash.ts'
import { standingBelow } from './standing.ts'
import { unlistedFiles } from './unlisted-files.ts'

/** A build without errors: what it was made of and each file that it made, by their hashes, and what it warned of. */
interface Build {
  inputs: string
  warnings: Problem[]
  outputs: Record<string, string>
}

const lastBuild = cacheFile<Build>('last-build.json')

/**
 * A hash of what a build is made of beside the environments' values: their files, where warnings have their lines, the dashboards beside them, the generator, the libraries
 * that npm installed, Node. Nothing for another root than this repository, whose builds are not remembered.
 */
export const sourcesOf = (root: string): string | undefined =>
  root === repository
    ? sourceHash(
        ['package.json', 'node_modules/.package-lock.json', 'lib', 'environments'],
        process.version,
        root,
      )
    : undefined

/** A hash of sources and environments; nothing of environments that are refused, or that say more than their values do. */
export const inputsOf = (sources: string, { loaded, problems }: Loading): string | undefined =>
  problems.length > 0 || loaded.some(({ value }) => plainData(value).length > 0)
    ? undefined
    : createHash('sha256')
        .update(sources)
        .update(serialize(loaded.map(({ name, file, value }) => [name, file, value])))
        .digest('hex')

/** The last build's plan, all of it unchanged, and its warnings, where these are its inputs and what it made still stands; nothing where that is not so. */
export const recallBuild = (
  root: string,
  inputs: string,
): { plan: Plan; problems: Problem[] } | undefined => {
  const last = lastBuild.read()
  if (last?.inputs !== inputs) return undefined
  const look = standingBelow(root)
  const paths = Object.keys(last.outputs ?? {})
  const unchanged = paths.flatMap(path => {
    const { text } = look(path)
    return text !== undefined && hashOf(text) === last.outputs[path] ? [{ path, text }] : []
  })
  if (paths.length === 0 || unchanged.length < paths.length || unlistedFiles(root, new Set(paths)).length > 0)
    return undefined
  return {
    plan: { made: [], changed: [], removed: [], gone: [], unchanged, unlisted: [], problems: [] },
    problems: last.warnings,
  }
}

/** Remembers what a build made of these inputs. Where nothing can be kept, the next one compares all again. */
export const rememberBuild = (
  inputs: string,
  { made, changed, unchanged }: Plan,
  warnings: Problem[],
): void => {
  const outputs = Object.fromEntries(
    [...made, ...changed, ...unchanged].map(({ path, text }) => [path, hashOf(text)]),
  )
  lastBuild.keep({ inputs, warnings, outputs })
}

/** Forgets the last build, so that the next one compares all again. */
export const forgetBuild = lastBuild.remove

const hashOf = (text: string): string => hash('sha256', text)
