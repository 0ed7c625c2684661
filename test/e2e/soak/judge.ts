import { matches } from '../alerts/expected.ts'
import type { Raised } from '../alerts/faults/fault.ts'
import type { Happened, History } from './history.ts'

/** What the alerts got wrong, each as a sentence. */
export interface Verdict {
  /** An alert that had to fire, or to page, and did not. */
  missed: string[]
  /** An alert that fired or paged, and that nothing explains. */
  falseAlerts: string[]
  /** An alert that paged twice, that ended before its cause did, that never ended, that came after its cause, or that another one should have held back. */
  unsteady: string[]
}

type Labels = Record<string, string>

interface Interval {
  labels: Labels
  from: number
  to: number
}

/** An alert that ended and fires again was pending in between, for twenty seconds at least. */
const longestGap = 15_000

/** From Prometheus to whoever is paged. */
const delivery = 5_000

/** Compares what was said with what happened. */
export function judge(history: History): Verdict {
  const intervals = intervalsOf(history)
  const pages = history.pages.filter(({ status }) => status === 'firing')
  const verdict: Verdict = { missed: [], falseAlerts: [], unsteady: [] }
  for (const { labels, from } of intervals)
    if (!history.happened.some(event => at(event, from) && explains(event, labels)))
      verdict.falseAlerts.push(`${nameOf(labels)} fired at ${clock(from)}`)
  for (const { labels, at: time } of pages)
    if (!history.happened.some(event => at(event, time) && explains(event, labels)))
      verdict.falseAlerts.push(`${nameOf(labels)} paged at ${clock(time)}`)
  for (const event of history.happened) {
    for (const { labels, at: time } of pages)
      if (event.undone + delivery < time && at(event, time) && explains(event, labels))
        verdict.unsteady.push(`${nameOf(labels)} (${event.what}) paged after its cause was gone`)
    for (const raised of event.raises) judgeRaised(history, intervals, event, raised, verdict)
    for (const held of event.held) {
      const own = within(event, held)
      const title = `${nameOf(labelsOf(event, held))} (${event.what})`
      if (!intervals.some(each => own(each.from, each.labels))) verdict.missed.push(`${title} did not fire`)
      if (pages.some(page => own(page.at, page.labels)))
        verdict.unsteady.push(`${title} paged, though another alert explains it`)
    }
  }
  return verdict
}

function judgeRaised(
  { happened, pages }: History,
  intervals: Interval[],
  event: Happened,
  raised: Raised,
  { missed, unsteady }: Verdict,
) {
  const own = within(event, raised)
  const title = `${nameOf(labelsOf(event, raised))} (${event.what})`
  const fired = intervals.filter(({ from, labels }) => own(from, labels))
  const said = pages.filter(page => own(page.at, page.labels))
  const paged = said.filter(({ status }) => status === 'firing').length
  if (fired.length === 0) missed.push(`${title} did not fire`)
  else if (paged === 0) missed.push(`${title} paged nobody`)
  if (paged > 1) unsteady.push(`${title} paged ${paged} times`)
  if (said.some(({ status, at }) => status === 'resolved' && at < event.undone))
    unsteady.push(`${title} was resolved before its end`)
  if (paged > 0 && !said.some(({ status, at }) => status === 'resolved' && at >= event.undone))
    unsteady.push(`${title} was not resolved`)
  const beforeItsEnd = fired.filter(({ from }) => from < event.undone)
  const isForgotten = happened.some(
    other => other.forgets && other.begun < event.over && other.over > event.begun,
  )
  if (beforeItsEnd.length > 1 && !isForgotten) unsteady.push(`${title} fired ${beforeItsEnd.length} times`)
}

/** The times without a gap in which each alert fired. */
export function intervalsOf({ told }: Pick<History, 'told'>): Interval[] {
  const intervals: Interval[] = []
  for (const { labels, state, times } of told) {
    if (state !== 'firing') continue
    let last: Interval | undefined
    for (const time of times.toSorted((one, other) => one - other)) {
      if (last === undefined || time - last.to > longestGap) {
        last = { labels, from: time, to: time }
        intervals.push(last)
      }
      last.to = time
    }
  }
  return intervals.sort((one, other) => one.from - other.from)
}

const at = ({ begun, over }: Happened, time: number) => begun <= time && time <= over

const explains = (event: Happened, labels: Labels) =>
  [...event.raises, ...event.held].some(raised => matches(labelsOf(event, raised), labels)) ||
  (event.environment === labels.environment && event.perhaps.includes(labels.alertname ?? ''))

const within = (event: Happened, raised: Raised) => (time: number, labels: Labels) =>
  at(event, time) && matches(labelsOf(event, raised), labels)

const labelsOf = ({ environment }: Happened, raised: Raised): Labels => ({
  ...raised,
  namespace: 'monitoring',
  ...(environment !== undefined && { environment }),
})

const nameOf = ({ alertname, environment, ...labels }: Labels) => {
  const object = ['node', 'name', 'storage', 'id', 'instance'].flatMap(label => labels[label] ?? [])
  return [alertname, 'of', environment, ...new Set(object)].join(' ')
}

const clock = (time: number) => new Date(time).toISOString().slice(11, 19)
