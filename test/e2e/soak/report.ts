import type { Course } from './growth.ts'
import type { Happened, History } from './history.ts'
import { intervalsOf } from './judge.ts'

/** The tables of a run, as they stand in docs/reliability.md. */
export const report = (history: History, kinds: Map<string, string>, courses: Course[]): string =>
  [eventsTable(history, kinds), '', coursesTable(courses)].join('\n')

function eventsTable(history: History, kinds: Map<string, string>): string {
  const { happened, pages } = history
  const rows = [...Map.groupBy(happened, ({ what }) => kinds.get(what) ?? '')].map(([kind, events]) =>
    row(
      kind,
      String(events.length),
      String(new Set(events.map(({ what }) => what)).size),
      String(alertsOf(events)),
      seconds(events.flatMap(({ begun, undone, raises }) => (raises.length > 0 ? undone - begun : []))),
      seconds(events.flatMap(({ undone, over, raises }) => (raises.length > 0 ? over - undone : []))),
    ),
  )
  const count = (status: string) => pages.filter(page => page.status === status).length
  const fired = intervalsOf(history).length
  const pending = history.told.filter(({ state }) => state === 'pending').length
  return [
    '| what | events | different ones | alerts that must come | seconds until all were told, median | until all were resolved |',
    '|---|---:|---:|---:|---:|---:|',
    ...rows,
    '',
    `${fired} alerts fired (${pending} were pending at some time), ${count('firing')} pages, ${count('resolved')} resolutions.`,
  ].join('\n')
}

const coursesTable = (courses: Course[]): string =>
  [
    '| while all was quiet | least of the first quarter | of the last | most | over minutes | samples | |',
    '|---|---:|---:|---:|---:|---:|---|',
    ...courses.map(({ measure, first, last, most, minutes, samples, allowed, grows }) =>
      row(
        measure,
        number(first),
        number(last),
        number(most),
        minutes.toFixed(0),
        String(samples),
        grows ? `**grows** (allowed: ${number(allowed)})` : 'no growth',
      ),
    ),
  ].join('\n')

const alertsOf = (events: Happened[]) =>
  events.reduce((sum, { raises, held }) => sum + raises.length + held.length, 0)

function seconds(times: number[]): string {
  if (times.length === 0) return ''
  const sorted = times.toSorted((one, other) => one - other)
  return ((sorted[Math.floor(sorted.length / 2)] ?? 0) / 1000).toFixed(0)
}

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`
