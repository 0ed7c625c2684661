import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Event } from '../e2e/soak/event.ts'
import { plan } from '../e2e/soak/plan.ts'

const event = (what: string, touches: Event['touches'], own: Partial<Event> = {}): Event => ({
  what,
  kind: 'a restart',
  touches,
  begin: async () => {},
  ...own,
})

const events = [
  ...['a', 'b', 'c', 'd', 'e'].map(what => event(what, ['oslo'])),
  ...['f', 'g', 'h', 'i', 'j'].map(what => event(what, ['bern', 'api'])),
  event('early', ['prometheus', 'api'], { early: true }),
]

/** The steps of a run of which each takes a fortieth. */
function steps(seed: number): string[][] {
  let step = 0
  return [...plan(events, seed, () => step++ / 120)].map(chosen => chosen.map(({ what }) => what))
}

test('the same seed gives the same steps, and another one others', () => {
  assert.equal(steps(1), steps(1))
  assert.not.equal(steps(1), steps(2))
})

test('every event comes before any comes again', () => {
  for (const seed of [1, 2, 3]) assert.is(new Set(steps(seed).flat().slice(0, 11)).size, 11)
})

test('some come two at once, and none of these touch the same', () => {
  const pairs = [1, 2, 3].flatMap(steps).filter(({ length }) => length === 2)
  assert.ok(pairs.length > 5)
  const touched = (what: string) => events.find(each => each.what === what)?.touches ?? []
  for (const [one = '', other = ''] of pairs)
    assert.equal(
      touched(one).filter(part => touched(other).includes(part)),
      [],
    )
})

test('what may come early alone does not come late', () => {
  for (const seed of [1, 2, 3]) {
    const all = steps(seed)
    const last = all.findLastIndex(step => step.includes('early'))
    assert.ok(last >= 0 && last < all.length / 2, `${seed}: ${last} of ${all.length}`)
  }
})

test.run()
