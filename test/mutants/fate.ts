import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyOf, output, takeOutput } from './copy.ts'
import { covers } from './covered-code.ts'
import { type Mutation, mutated } from './mutations.ts'
import { runNode } from './process.ts'
import type { Tests } from './reaching-tests.ts'
import type { UnchangedRun, unchangedRuns } from './unchanged-run.ts'

export interface Mutant {
  file: string
  source: string
  mutation: Mutation
}

/** What became of a mutant: what killed it, or nothing, and what was tried. */
export interface Fate {
  killer?: string
  /** Test files that ran the changed code and passed. */
  passed: number
  /** Test files that would run it and take too long together. */
  left: string[]
  /** Whether the build wrote something else. */
  writesOther: boolean
}

/** A test file that is asked about a mutant, and the seconds that it takes. */
interface Asked {
  test: string
  seconds: number
  isOwn: boolean
}

/** Judges mutants in a copy of its own, one after the other; the pristine copy is built. */
export const judge = (
  pristine: string,
  tests: Tests,
  runs: ReturnType<typeof unchangedRuns>,
  patience: number,
) => {
  const copy = copyOf(pristine)
  const right = outputDigest(pristine)
  // Test files that failed on a mutant, and pass, or fail as well, in the same place without one.
  const [trusted, liars] = [new Set<string>(), new Set<string>()]
  /** The tests that run a change: its file's own first, in their order, then those that take least. */
  const askedAbout = async (
    file: string,
    { at }: Mutation,
    built: UnchangedRun,
    writesOther: boolean,
  ): Promise<Asked[]> => {
    const reaching: (Asked & UnchangedRun)[] = []
    for (const test of tests.nearest(file, writesOther ? 'other' : 'same'))
      reaching.push({ test, isOwn: tests.isOwn(file, test), ...(await runs.of(test)) })
    // What a process without environment variables runs is not counted: all that reach it are asked.
    const isCounted = [built, ...reaching].some(({ covered }) => file in covered)
    const asked = reaching.filter(({ test, ending, covered }) => {
      if (ending !== 'passes' || liars.has(test)) return false
      const runsIt = isCounted ? covers(covered, file, at) : tests.partsOf(test).includes(file)
      return runsIt || (writesOther && tests.readsOutput(test))
    })
    const others = asked.filter(({ isOwn }) => !isOwn).sort((one, other) => one.seconds - other.seconds)
    return [...asked.filter(({ isOwn }) => isOwn), ...others]
  }
  const fateOf = async ({ file, mutation }: Mutant): Promise<Fate> => {
    const fate: Fate = { passed: 0, left: [], writesOther: false }
    const built = await runs.build()
    if (covers(built.covered, file, mutation.at)) {
      const { ending } = await runNode(copy, ['lib/cli.ts', 'build'], limit(built.seconds))
      if (ending !== 'passes') return { ...fate, killer: `the build, which ${ending}` }
      fate.writesOther = outputDigest(copy) !== right
    }
    let spent = 0
    for (const { test, seconds, isOwn } of await askedAbout(file, mutation, built, fate.writesOther)) {
      if (!isOwn && spent + seconds > patience) {
        fate.left.push(test)
        continue
      }
      spent += seconds
      const { ending } = await runNode(copy, [test], limit(seconds))
      if (ending !== 'passes')
        return { ...fate, killer: ending === 'fails' ? test : `${test}, which ${ending}` }
      fate.passed += 1
    }
    return fate
  }
  const judged = async (mutant: Mutant): Promise<Fate> => {
    const path = join(copy, mutant.file)
    writeFileSync(path, mutated(mutant.source, mutant.mutation))
    const fate = await fateOf(mutant)
    writeFileSync(path, mutant.source)
    if (outputDigest(copy) !== right) takeOutput(pristine, copy)
    const test = fate.killer?.replace(/,.*/, '')
    if (test === undefined || trusted.has(test) || !test.startsWith('test/')) return fate
    const { ending } = await runNode(copy, [test], limit((await runs.of(test)).seconds))
    const isTrusted = ending === 'passes'
    ;(isTrusted ? trusted : liars).add(test)
    if (!isTrusted) console.log(`${test} ${ending} without a mutant, too: it is not asked`)
    return isTrusted ? fate : judged(mutant)
  }
  return { copy, fateOf: judged }
}

/** Others use the machine as well. */
const limit = (seconds: number): number => seconds * 5 + 20

const outputDigest = (folder: string): string => {
  const hash = createHash('sha256')
  for (const file of globSync(
    output.map(name => (name.startsWith('.') ? name : `${name}/**/*.*`)),
    { cwd: folder },
  ).sort())
    hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('hex')
}
