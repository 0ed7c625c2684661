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
  const fateOf = async ({ file, mutation }: Mutant): Promise<Fate> => {
    const fate: Fate = { passed: 0, left: [], writesOther: false }
    const built = await runs.build()
    if (covers(built.covered, file, mutation.at)) {
      const { ending } = await runNode(copy, ['lib/cli.ts', 'build'], limit(built.seconds))
      if (ending !== 'passes') return { ...fate, killer: `the build, which ${ending}` }
      fate.writesOther = outputDigest(copy) !== right
    }
    // Its own tests first, in their order, then those that take least.
    const asked: [test: string, seconds: number][] = []
    const reaching: [test: string, run: UnchangedRun][] = []
    for (const test of tests.nearest(file, fate.writesOther ? 'other' : 'same'))
      reaching.push([test, await runs.of(test)])
    // What a process without environment variables runs is not counted: all that reach it are asked.
    const isCounted = [built, ...reaching.map(([, run]) => run)].some(({ covered }) => file in covered)
    for (const [test, { ending, covered, seconds }] of reaching) {
      const runsIt = isCounted ? covers(covered, file, mutation.at) : tests.partsOf(test).includes(file)
      if (ending !== 'passes' || liars.has(test)) continue
      if (runsIt || (fate.writesOther && tests.readsOutput(test))) asked.push([test, seconds])
    }
    const isOwn = ([test]: [test: string, seconds: number]): boolean => tests.isOwn(file, test)
    const others = asked.filter(one => !isOwn(one)).sort(([, one], [, other]) => one - other)
    let spent = 0
    for (const one of [...asked.filter(isOwn), ...others]) {
      const [test, seconds] = one
      if (!isOwn(one) && spent + seconds > patience) {
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
