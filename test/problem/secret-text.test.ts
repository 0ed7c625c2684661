import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { masked, secretIn } from '../../lib/problem/secret-text.ts'

const length = 48_000
/** The least time of three that a text takes. */
const time = (part: string): number => {
  const text = part.repeat(length / part.length)
  return Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now()
      masked(text)
      secretIn(text)
      return performance.now() - start
    }),
  )
}

/** What each shape begins with, again and again. */
const beginnings = [
  'eyJ-',
  'eyJaaaaaaaa.eyJ-',
  'PVEAPIToken ',
  'PVEAPIToken\t=',
  'PVE:',
  'PVE:a:00000000::',
  '-----BEGIN ',
  'LS0tLS1CRUdJTi',
  '://a:',
  '://',
  'ghp_',
  '?token=',
  'Bearer a',
  'password ',
  'password" : ',
  '00000000-0000-',
]

test('a text of many beginnings of secrets is read as fast as any other: nobody can keep a check busy by it', () => {
  const harmless = time('abcd')
  for (const part of beginnings) assert.ok(time(part) < 200 * Math.max(harmless, 1), JSON.stringify(part))
})

test('a JSON web token is found wherever a word begins', () => {
  const token = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.c`
  for (const before of ['', ' ', '"', '=', 'Bearer '])
    assert.is(masked(before + token).includes('aaaa'), false, before)
})

test.run()
