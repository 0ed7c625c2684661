import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
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
  for (const { file, source } of all.slice(0, 1))
    if (!typescript.accepts(file, source)) throw new Error('the code does not compile: see npx tsc')
  const mutants: Mutant[] = []
  for (const mutant of shuffled(all, seed)) {
    if (mutants.length === count) break
    // Only between two questions to the compiler a signal is heard.
    await setImmediate()
    const { file, source, mutation } = mutant
    if (typescript.accepts(file, mutated(source, mutation), [file, ...importersOf(file)]))
      mutants.push(mutant)
  }
  return { mutants, of: all.length }
}

/** In an order that follows from the seed. A file that changes moves its own mutants alone, so that a record of the others stays right. */
export const shuffled = (mutants: Mutant[], seed: number): Mutant[] => {
  const times = new Map<string, number>()
  const places = mutants.map(({ file, mutation: { was, becomes } }) => {
    const name = JSON.stringify([seed, file, was, becomes])
    times.set(name, (times.get(name) ?? 0) + 1)
    return hash('sha256', `${name} ${times.get(name)}`)
  })
  return mutants
    .map((mutant, index) => ({ mutant, place: places[index] ?? '' }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ mutant }) => mutant)
}
