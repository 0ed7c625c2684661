import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { shuffled } from './draw.ts'
import type { Mutant } from './fate.ts'

const mutantsOf = (file: string, count: number): Mutant[] =>
  Array.from({ length: count }, (_, at) => ({
    file,
    source: '',
    mutation: { at, was: `${at % 5}`, becomes: '' },
  }))

const places = (mutants: Mutant[]): string[] => mutants.map(({ file, mutation: { at } }) => `${file} ${at}`)

test('another seed draws in another order, and the same seed in the same', () => {
  const mutants = mutantsOf('lib/extend.ts', 20)
  assert.equal(places(shuffled(mutants, 1)), places(shuffled(mutants, 1)))
  assert.not.equal(places(shuffled(mutants, 1)), places(shuffled(mutants, 2)))
  assert.equal(places(shuffled(mutants, 1)).toSorted(), places(mutants).toSorted())
})

test('a file with a change more leaves the draw of the others as it was', () => {
  const others = mutantsOf('lib/environment.ts', 20)
  const drawn = (count: number): string[] =>
    places(shuffled([...mutantsOf('lib/extend.ts', count), ...others], 1)).filter(
      place => !place.startsWith('lib/extend.ts'),
    )
  assert.equal(drawn(10), drawn(11))
})

test.run()
