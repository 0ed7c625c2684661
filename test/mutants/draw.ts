import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import type { compiler } from './compiler.ts'
import type { Mutant } from './fate.ts'
import { mutated, mutationsOf } from './mutations.ts'

/** So many mutants of these files, drawn by a seed among all; those that the compiler refuses, there or where the file is imported, are passed over. */
export const drawn = async (
  files: string[],
  typescript: ReturnType<typeof compiler>,
  seed: number,
  count: number,
  importersOf: (file: string) => string[],
): Promise<{ mutants: Mutant[]; of: number }> => {
  const all = files.flatMap(file => {
    const syntax = typescript.syntax(file)
    return mutationsOf(syntax).map((mutation): Mutant => ({ file, source: syntax.text, mutation }))
  })
  const [order = []] = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), { seed, numRuns: 1 })
  for (const { file, source } of all.slice(0, 1))
    if (!typescript.accepts(file, source)) throw new Error('the code does not compile: see npx tsc')
  const mutants: Mutant[] = []
  for (const mutant of order) {
    if (mutants.length === count) break
    // Only between two questions to the compiler a signal is heard.
    await setImmediate()
    const { file, source, mutation } = mutant
    if (typescript.accepts(file, mutated(source, mutation), [file, ...importersOf(file)]))
      mutants.push(mutant)
  }
  return { mutants, of: all.length }
}
