import type { Event } from './event.ts'

/** Numbers from 0 to 1, always the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * The events of a step, again and again, until the share of the time that is over is 1: each event once before any comes a second time, and
 * half of the steps have two that touch nothing in common.
 */
export function* plan(events: Event[], seed: number, passed: () => number): Generator<[Event, ...Event[]]> {
  const random = randomOf(seed)
  if (!events.some(({ early }) => !early)) throw new Error('no event may come at any time')
  let bag: Event[] = []
  while (passed() < 1) {
    bag = bag.filter(event => !event.early || passed() < 1 / 3)
    const event = bag.shift()
    if (event === undefined) {
      bag = shuffled(
        events.filter(({ early }) => !early || passed() < 1 / 3),
        random,
      )
      continue
    }
    const other = random() < 0.5 ? bag.find(candidate => areApart(event, candidate)) : undefined
    if (other !== undefined) bag.splice(bag.indexOf(other), 1)
    yield other === undefined ? [event] : [event, other]
  }
}

/** In random order; the early ones are in the first third. */
const shuffled = (events: Event[], random: () => number): Event[] =>
  events
    .map(event => ({ event, place: event.early ? random() / 3 : random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ event }) => event)

const areApart = (one: Event, other: Event) => !one.touches.some(part => other.touches.includes(part))
