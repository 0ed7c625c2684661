import { createHash, hash } from 'node:crypto'
import { serialize } from 'node:v8'
import type { Loading } from '../load/loaded.ts'
import { plainData } from '../load/plain-data.ts'
import { cacheFile } from './cache-file.ts'
import type { Plan } from './plan.ts'
import { repository, sourceHash } from './source-hash.ts'
import { standingBelow } from './standing.ts'
import { unlistedFiles } from './unlisted-files.ts'

/** A build without problems: the hash of its inputs, and of each file that it made. */
interface Build {
  inputs: string
  outputs: Record<string, string>
}

const lastBuild = cacheFile<Build>('last-build.json')

/**
 * A hash of a build's inputs other than the environments' values: people's own dashboards, the generator, the libraries
 * that npm installed, Node. Nothing for another root than this repository, whose builds are not remembered.
 */
export const sourcesOf = (root: string): string | undefined =>
  root === repository
    ? sourceHash(
        ['package.json', 'node_modules/.package-lock.json', 'lib', 'environments/dashboards'],
        process.version,
        root,
      )
    : undefined

/** A hash of sources and environments; none where an environment is refused or is not plain data. */
export const inputsOf = (sources: string, { loaded, problems }: Loading): string | undefined =>
  problems.length > 0 || loaded.some(({ value }) => plainData(value).length > 0)
    ? undefined
    : createHash('sha256')
        .update(sources)
        .update(serialize(loaded.map(({ name, file, value }) => [name, file, value])))
        .digest('hex')

/** The last build's plan, with every file unchanged, if it had these inputs and its files are still as it made them. */
export const recallBuild = (root: string, inputs: string): Plan | undefined => {
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
  return { made: [], changed: [], removed: [], gone: [], unchanged, unlisted: [], problems: [] }
}

/** Remembers what a build made of these inputs. If it can't be stored, the next build compares every file again. */
export const rememberBuild = (inputs: string, { made, changed, unchanged }: Plan): void => {
  const outputs = Object.fromEntries(
    [...made, ...changed, ...unchanged].map(({ path, text }) => [path, hashOf(text)]),
  )
  lastBuild.keep({ inputs, outputs })
}

/** Forgets the last build, so that the next one compares every file again. */
export const forgetBuild = lastBuild.remove

const hashOf = (text: string): string => hash('sha256', text)
