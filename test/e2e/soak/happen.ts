import { setTimeout as pause } from 'node:timers/promises'
import { matches } from '../alerts/expected.ts'
import type { Raised } from '../alerts/faults/fault.ts'
import { say } from '../laboratory/say.ts'
import type { Event } from './event.ts'
import type { Happened } from './history.ts'
import { alertmanager, cluster, pager } from './shared.ts'

/** Longer than the longest `for` and a scrape: what is not told by then is not told. */
const silence = 45_000

/** Seconds for what must be told: a window, a `for` and some scrapes, on a slow machine. */
const untilTold = 240

/** Longer than it takes until Alertmanager ends by itself what a Prometheus that was restarted has forgotten. */
const untilOver = 400

/** Lets an event happen, waits for all that must be said of it, undoes it, and waits until nothing is said of it any more. */
export async function happen(event: Event, happened: Happened[]) {
  const { what, environment, raises = [], held = [], perhaps, forgets, lasts = 0 } = event
  const own: Happened = {
    what,
    ...(environment !== undefined && { environment }),
    begun: Date.now(),
    undone: Number.POSITIVE_INFINITY,
    over: Number.POSITIVE_INFINITY,
    raises,
    held,
    perhaps: perhaps?.alertnames ?? [],
    forgets: forgets ?? false,
  }
  happened.push(own)
  say(what)
  await event.begin()
  // What is not told is for the judge to say; the next events happen all the same.
  const told = (raised: Raised, predicate: () => boolean | Promise<boolean>) =>
    cluster
      .waitFor(`${raised.alertname} of ${environment}`, predicate, untilTold)
      .catch(({ message }) => say(message))
  for (const raised of raises) await told(raised, () => isPaged(event, raised, own.begun))
  for (const raised of held) await told(raised, () => isTold(event, raised))
  await pause(raises.length === 0 ? silence : lasts * 1000)
  own.undone = Date.now()
  await event.end?.()
  await cluster.waitFor(`the end of what is told of ${what}`, () => isOver(event), untilOver)
  own.over = Date.now()
  say(`over after ${Math.round((own.over - own.begun) / 1000)} s: ${what}`)
}

const isTold = async ({ environment }: Event, raised: Raised) =>
  (await alertmanager.alerts()).some(({ labels }) =>
    matches({ ...raised, environment: environment ?? '' }, labels),
  )

const isPaged = ({ environment }: Event, raised: Raised, since: number) =>
  pager.pages.some(
    ({ at, status, labels }) =>
      at >= since && status === 'firing' && matches({ ...raised, environment: environment ?? '' }, labels),
  )

/** Alertmanager has nothing of the environment, and whoever was paged has been told so. */
async function isOver({ environment }: Event): Promise<boolean> {
  if (environment === undefined) return true
  const told = (await alertmanager.alerts()).filter(({ labels }) => labels.environment === environment)
  const last = new Map(pager.pages.map(page => [JSON.stringify(page.labels), page]))
  const open = [...last.values()].filter(
    ({ status, labels }) => status === 'firing' && labels.environment === environment,
  )
  return told.length === 0 && open.length === 0
}
