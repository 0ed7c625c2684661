import { appendFileSync, existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pattern, testCommand, wholeNumber } from '../options.ts'
import { compiler } from './compiler.ts'
import { copyOf } from './copy.ts'
import { drawn } from './draw.ts'
import { type Fate, judge, type Mutant } from './fate.ts'
import { mutated } from './mutations.ts'
import { endAll } from './process.ts'
import { importersOf, testsOf } from './reaching-tests.ts'
import { unchangedRuns } from './unchanged-run.ts'

interface Options {
  seed: number
  count: number
  only?: RegExp
  jobs: number
  patience: number
  record?: string
}

const {
  seed,
  count,
  only = /^/,
  jobs,
  patience,
  record,
} = testCommand(
  'mutants',
  [
    'Changes lib/ in one small way at a time, in a copy, builds, and runs the tests that run the changed code, so that no committed',
    'output gives it away. Lists what survives. Only changes that the compiler takes are tried.',
  ].join(' '),
)
  .option('--seed <number>', 'draws the changes', wholeNumber(), 1)
  .option('--count <number>', 'how many changes', wholeNumber(1), 100)
  .option(
    '--only <regular expression>',
    'files that are changed, such as lib/generate; all when left out',
    pattern,
  )
  .option('--jobs <number>', 'how many at a time', wholeNumber(1), 1)
  .option('--patience <seconds>', "for the tests of one change, besides the file's own", wholeNumber(1), 120)
  .option('--record <file>', 'remembers what died; what it says is dead is not tried again')
  .parse()
  .opts<Options>()
const repository = join(import.meta.dirname, '../..')

/** As many at a time as there are jobs. */
const eachOf = async <T>(all: T[], use: (one: T, job: number) => Promise<unknown>): Promise<void> => {
  const waiting = all.values()
  await Promise.all(
    Array.from({ length: jobs }, async (_, job) => {
      for (const one of waiting) await use(one, job)
    }),
  )
}

const copies: string[] = []
const typescript = compiler(repository)
process.on('exit', () => {
  endAll()
  for (const copy of copies) rmSync(copy, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.on(signal, () => {
    typescript.close()
    process.exit(code)
  })

const pristine = copyOf(repository)
copies.push(pristine)
// Dashboards are judged by what they show, with a page's panels drawn: test/e2e/dashboards.
const allFiles = globSync('lib/**/*.ts', { cwd: repository })
const files = allFiles
  .filter(
    file => !file.startsWith('lib/monitoring/dashboards/') && !file.endsWith('.d.ts') && only.test(file),
  )
  .sort()
const { mutants, of } = await drawn(files, typescript, seed, count, importersOf(repository, allFiles))

const nameOf = ({ file, source, mutation: { at, was, becomes } }: Mutant): string =>
  `${file}:${source.slice(0, at).split('\n').length}: ${JSON.stringify(was)} -> ${JSON.stringify(becomes)}`
const dead = new Set(
  record !== undefined && existsSync(record)
    ? readFileSync(record, 'utf8')
        .split('\n')
        .filter(line => line.startsWith('dead  '))
        .map(line => line.slice(6).replace(/ {2}by .*/, ''))
    : [],
)

console.log(`${mutants.length} of ${of} changes, in ${pristine}`)
const tests = testsOf(pristine)
const runs = unchangedRuns(
  pristine,
  join(repository, 'node_modules/.cache/proxmox-monitoring-mutants'),
  tests.partsOf,
  Math.max(patience, 40),
)
await runs.build()
const reaching = [...new Set(mutants.flatMap(({ file }) => tests.nearest(file, 'other')))].sort()
console.log(`${reaching.length} test files: which code each runs`)
await eachOf(reaching, async test => {
  const { ending } = await runs.of(test)
  if (ending !== 'passes') console.log(`${test} ${ending} without a mutant: it is not asked`)
})

const survivors: string[] = []
const told = (name: string, { killer, passed, left, writesOther }: Fate): string =>
  killer !== undefined
    ? `dead  ${name}  by ${killer}`
    : `LIVES ${name}  ${passed} test files run it${writesOther ? ', the output differs' : ''}${left.length > 0 ? `; ${left.length} more not tried` : ''}`
const judges = Array.from({ length: jobs }, () => judge(pristine, tests, runs, patience))
copies.push(...judges.map(({ copy }) => copy))
await eachOf([...mutants.entries()], async ([index, mutant], job) => {
  const name = nameOf(mutant)
  const fate = dead.has(name) ? undefined : await judges[job]?.fateOf(mutant)
  if (fate === undefined) return
  if (fate.killer === undefined && !typescript.accepts(mutant.file, mutated(mutant.source, mutant.mutation)))
    fate.killer = 'the compiler'
  const line = told(name, fate)
  console.log(`${index + 1} ${line}`)
  if (record !== undefined) appendFileSync(record, `${line}\n`)
  if (fate.killer === undefined) survivors.push(line)
})
typescript.close()
console.log(`seed ${seed}: ${mutants.length - survivors.length} of ${mutants.length} die (of ${of})`)
for (const survivor of survivors.sort()) console.log(`  ${survivor}`)
process.exit()
