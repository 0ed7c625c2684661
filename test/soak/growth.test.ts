import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { courseOf, type Sample } from '../e2e/soak/growth.ts'

const noise = { ratio: 0.1, plus: 2 }

/** A sample every two minutes. */
const samples = (values: number[], container = (_index: number) => 'one'): Sample[] =>
  values.map((value, index) => ({
    at: index * 120_000,
    values: { memory: value },
    of: { memory: container(index) },
  }))

test('memory that goes up and down does not grow', () => {
  const { first, last, most, grows } = courseOf(
    samples([30, 40, 47, 41, 48, 40, 49, 41, 47]),
    'memory',
    noise,
  )
  assert.equal({ first, last, most, grows }, { first: 40, last: 41, most: 49, grows: false })
})

test('memory that is a little more each time grows', () => {
  const leak = Array.from({ length: 20 }, (_, index) => 40 + index)
  assert.ok(courseOf(samples(leak), 'memory', noise).grows)
})

test('one reading that is high, be it the last one, is no growth', () => {
  assert.not(courseOf(samples([40, 40, 41, 40, 41, 40, 40, 41, 90]), 'memory', noise).grows)
})

test('what restarts is judged by the longest time in which it did not', () => {
  const values = [90, 90, 40, 41, 42, 43, 44, 80]
  const container = (index: number) => (index < 2 ? 'one' : index < 7 ? 'two' : 'three')
  const { first, last, samples: count, minutes } = courseOf(samples(values, container), 'memory', noise)
  assert.equal({ first, last, count, minutes }, { first: 41, last: 44, count: 4, minutes: 6 })
})

test('where nothing more is allowed one more is growth', () => {
  assert.ok(courseOf(samples([23, 23, 23, 23, 23, 23, 24, 24]), 'memory', { ratio: 0, plus: 0 }).grows)
})

test.run()
