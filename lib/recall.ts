import { createHash, hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { serialize } from 'node:v8'
import { attempt } from './attempt.ts'
import { entriesBelow } from './folder.ts'
import { cacheFolder } from './keep-compiled.ts'
import type { Loading } from './load.ts'
import { lookBelow } from './look.ts'
import type { Plan } from './plan.ts'
import { unlistedFiles } from './unlisted.ts'
import { plainData } from './validate/plain-data.ts'

/** A build that told of no problem: what it was made of and each file that it made, by their hashes. */
interface Memory {
  inputs: string
  outputs: Record<string, string>
}

const here = join(import.meta.dirname, '..')
const memory = join(cacheFolder, 'last-build.json')

/**
 * A hash of what a build is made of beside the environments' values: the dashboards beside them, the generator, the libraries
 * that npm installed, Node. Nothing for another root than this repository, whose builds are not remembered.
 */
export const sourcesOf = (root: string): string | undefined => {
  if (root !== here) return undefined
  const sum = createHash('sha256').update(`${process.version} ${root}`)
  const files = ['package.json', 'node_modules/.package-lock.json'].map(path => ({
    path,
    text: textOf(path),
  }))
  for (const { path, text } of [...files, ...below('lib'), ...below('environments/dashboards')])
    sum.update(`\n${path}\n`).update(text)
  return sum.digest('hex')
}

/** A hash of sources and environments; nothing of environments that are refused, or that say more than their values do. */
export const inputsOf = (sources: string, { loaded, problems }: Loading): string | undefined =>
  problems.length > 0 || loaded.some(({ value }) => plainData(value).length > 0)
    ? undefined
    : createHash('sha256')
        .update(sources)
        .update(serialize(loaded.map(({ name, file, value }) => [name, file, value])))
        .digest('hex')

/** The last build's plan, all of it unchanged, where these are its inputs and what it made still stands; nothing where that is not so. */
export const recall = (root: string, inputs: string): Plan | undefined => {
  const last = attempt(() => JSON.parse(readFileSync(memory, 'utf8')) as Memory)
  if (last?.inputs !== inputs) return undefined
  const look = lookBelow(root)
  const paths = Object.keys(last.outputs ?? {})
  const unchanged = paths.flatMap(path => {
    const { text } = look(path)
    return text !== undefined && hashOf(text) === last.outputs[path] ? [{ path, text }] : []
  })
  if (paths.length === 0 || unchanged.length < paths.length || unlistedFiles(root, new Set(paths)).length > 0)
    return undefined
  return { made: [], changed: [], removed: [], gone: [], unchanged, unlisted: [], problems: [] }
}

/** Remembers what a build made of these inputs. Where nothing can be kept, the next one compares all again. */
export const remember = (inputs: string, { made, changed, unchanged }: Plan): void => {
  const outputs = Object.fromEntries(
    [...made, ...changed, ...unchanged].map(({ path, text }) => [path, hashOf(text)]),
  )
  const draft = `${memory}.${process.pid}`
  attempt(() => {
    mkdirSync(dirname(memory), { recursive: true })
    writeFileSync(draft, JSON.stringify({ inputs, outputs } satisfies Memory))
    renameSync(draft, memory)
  })
  attempt(() => rmSync(draft, { force: true }))
}

/** Forgets the last build, so that the next one compares all again. */
export const forget = (): void => void attempt(() => rmSync(memory, { force: true }))

const hashOf = (text: string): string => hash('sha256', text)

/** What stands below a folder; of links and whatever else is no regular file, that it is none. */
const below = (folder: string): { path: string; text: string | Buffer }[] =>
  entriesBelow(here, folder)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, isFile }) => ({ path, text: isFile ? textOf(path) : 'no file' }))

const textOf = (path: string): string | Buffer => attempt(() => readFileSync(join(here, path))) ?? ''
