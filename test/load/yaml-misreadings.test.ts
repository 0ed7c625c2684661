import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseDocument } from 'yaml'
import { misreadings } from '../../lib/load/yaml-misreadings.ts'

/** The least time of three that a document with so many lines of one kind takes. */
const time = (value: string): number => {
  const text = `a: &a b\n${Array.from({ length: 2000 }, (_, index) => `k${index}: ${value}\n`).join('')}`
  const document = parseDocument(text)
  return Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now()
      assert.equal(misreadings(document, text), [])
      return performance.now() - start
    }),
  )
}

test('a document of many aliases is read nearly as fast as one without: nobody can keep a check busy by it', () => {
  assert.ok(time('*a') < 20 * Math.max(time('b'), 1))
})

test.run()
