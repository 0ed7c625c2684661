import { spawnSync } from 'node:child_process'
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { type Mutation, mutated, mutationsOf } from './mutations.ts'
import { reachingTests } from './reaching-tests.ts'

/**
 * `npm run mutants -- [--seed 1] [--count 100] [--only <regular expression>]`: changes lib/ in one small way at a time, in a copy,
 * builds, and runs the tests that reach the change, so that no committed output gives it away. It lists what survives.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string' }, only: { type: 'string' } },
})
const [seed, count] = [Number(values.seed ?? 1), Number(values.count ?? 100)]
const repository = join(import.meta.dirname, '../..')
const only = new RegExp(values.only ?? '')

const files = globSync('lib/**/*.ts', { cwd: repository })
  .filter(
    file => !file.startsWith('lib/monitoring/dashboards/') && !file.endsWith('.d.ts') && only.test(file),
  )
  .sort()
const mutants = files.flatMap(file =>
  mutationsOf(readFileSync(join(repository, file), 'utf8')).map(mutation => ({ file, mutation })),
)
const drawn = fc.sample(
  fc.uniqueArray(fc.nat({ max: mutants.length - 1 }), { minLength: count, maxLength: count }),
  { seed, numRuns: 1 },
)[0] as number[]

const copy = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-mutants-'))
process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
cpSync(repository, copy, {
  recursive: true,
  filter: path => !['node_modules', '.git', '.cache', '.build', 'e2e', 'preview'].includes(basename(path)),
})
symlinkSync(join(repository, '.cache'), join(copy, '.cache'))
// Of its own is the cache that remembers the last build.
mkdirSync(join(copy, 'node_modules'))
for (const name of readdirSync(join(repository, 'node_modules')).filter(name => name !== '.cache'))
  symlinkSync(join(repository, 'node_modules', name), join(copy, 'node_modules', name))
for (const name of ['test/e2e', 'preview'])
  cpSync(join(repository, name), join(copy, name), { recursive: true })

const node = (...args: string[]): boolean =>
  spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore', timeout: 240_000 }).status === 0

/** What killed a mutant: the build, or a test file; nothing where it lives. */
const killerOf = (file: string): string | undefined => {
  if (!node('lib/cli.ts', 'build')) return 'the build'
  return reaching(file).find(test => !node(test))
}

const reaching = reachingTests(repository)
const survivors: string[] = []
for (const [index, one] of drawn.entries()) {
  // Only between two mutants a signal is heard.
  await setImmediate()
  const { file, mutation } = mutants[one] as { file: string; mutation: Mutation }
  const source = readFileSync(join(repository, file), 'utf8')
  writeFileSync(join(copy, file), mutated(source, mutation))
  const killer = killerOf(file)
  writeFileSync(join(copy, file), source)
  const line = source.slice(0, mutation.at).split('\n').length
  const told = `${file}:${line}: ${JSON.stringify(mutation.was)} -> ${JSON.stringify(mutation.becomes)}`
  console.log(`${index + 1} ${killer === undefined ? 'LIVES' : `killed by ${killer}`}  ${told}`)
  if (killer === undefined) survivors.push(told)
}
console.log(`seed ${seed}: ${drawn.length - survivors.length} of ${drawn.length} die (of ${mutants.length})`)
for (const survivor of survivors) console.log(`  lives: ${survivor}`)
