import { createHash, hash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { serialize } from 'node:v8'
import { attempt } from './attempt.ts'
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
 * A hash of all that decides what a build makes: the environments, the dashboards beside them, the generator, its
 * libraries by their pinned versions, Node's. Nothing where a build is not worth remembering: of another root, or of
 * environments that are refused or not told of by their values alone.
 */
export const inputsOf = (root: string, { loaded, problems }: Loading): string | undefined => {
  if (root !== here || problems.length > 0 || loaded.some(({ value }) => plainData(value).length > 0))
    return undefined
  const sum = createHash('sha256').update(`${process.version} ${root}`)
  sum.update(serialize(loaded.map(({ name, file, value }) => [name, file, value])))
  for (const path of [
    'package.json',
    'package-lock.json',
    ...below('lib'),
    ...below('environments/dashboards'),
  ])
    sum.update(`\n${path}\n`).update(attempt(() => readFileSync(join(here, path))) ?? '')
  return sum.digest('hex')
}

/** The last build's plan, all of it unchanged, where these are its inputs and what it made still stands; nothing where that is not so. */
export const recall = (root: string, inputs: string | undefined): Plan | undefined => {
  const last = attempt(() => JSON.parse(readFileSync(memory, 'utf8')) as Memory)
  if (inputs === undefined || last?.inputs !== inputs) return undefined
  const look = lookBelow(root)
  const paths = Object.keys(last.outputs)
  const unchanged = paths.flatMap(path => {
    const { text } = look(path)
    return text !== undefined && hashOf(text) === last.outputs[path] ? [{ path, text }] : []
  })
  if (unchanged.length < paths.length || unlistedFiles(root, new Set(paths)).length > 0) return undefined
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
}

const hashOf = (text: string): string => hash('sha256', text)

const below = (folder: string): string[] =>
  (attempt(() => readdirSync(join(here, folder), { recursive: true, encoding: 'utf8' })) ?? [])
    .map(path => `${folder}/${path}`)
    .sort()
