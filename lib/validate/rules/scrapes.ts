import { seconds } from '../../environment/duration.ts'
import type { ScrapedExporter } from '../../environment/exporters/scraped-exporters.ts'
import { jobs } from '../../environment/object-names.ts'
import { telegraf } from '../../environment/telegraf.ts'
import type { Fault } from '../../problem/fault.ts'
import { type FieldPath, fieldName } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

/**
 * Prometheus and Go count durations in nanoseconds of 64 bits (model.ParseDuration, time.ParseDuration): over 292 years
 * is out of range. Rules look back up to 30 intervals of a scrape, so those end sooner, at what is still a scrape.
 */
export const durations: Rule = ({ pveExporter, exporters, telegraf, delivery }) => [
  ...[{ field: ['pveExporter'], settings: pveExporter }, ...exporters.map(withSettings)].flatMap(
    ({ field, settings }) =>
      Object.entries(settings).flatMap(([name, value]) =>
        /interval|timeout/i.test(name) && typeof value === 'string'
          ? tooLong([...field, name], value, year, 'a year, and rules look back up to 30 of them')
          : [],
      ),
  ),
  ...(telegraf === false ? [] : tooLong(['telegraf', 'interval'], telegraf.interval, day, 'a day')),
  ...('externalSecret' in pveExporter.credentials
    ? overLongest(
        ['pveExporter', 'credentials', 'externalSecret', 'refreshInterval'],
        pveExporter.credentials.externalSecret.refreshInterval,
      )
    : []),
  ...overLongest(['delivery', 'flux', 'interval'], delivery?.flux?.interval),
]

const withSettings = ({ field, ...settings }: ScrapedExporter) => ({ field, settings })

/** Tells a duration that no 64 bits of nanoseconds hold. */
export const overLongest = (path: FieldPath, value: string | undefined): Fault[] =>
  value === undefined
    ? []
    : tooLong(path, value, longest, '292 years, the longest that 64 bits of nanoseconds hold')

const tooLong = (path: FieldPath, value: string, most: number, why: string): Fault[] =>
  seconds(value) > most ? [{ path, message: `${received(value)} is over ${why}; give less` }] : []

const longest = 2 ** 63 / 1e9
const year = 31_536_000
const day = 86_400

/**
 * Prometheus gives a value for five minutes after its scrape (`--query.lookback-delta`), and the dashboards look back as
 * long, 15 minutes for node scrapes; rules take their windows from the intervals.
 */
export const seldomScraped: Rule = ({ pveExporter: { interval, nodeInterval }, exporters }) =>
  [
    { path: ['pveExporter', 'interval'], value: interval, minutes: 5 },
    { path: ['pveExporter', 'nodeInterval'], value: nodeInterval, minutes: 15 },
    ...exporters.map(({ field, interval }) => ({
      path: [...field, 'interval'],
      value: interval,
      minutes: 5,
    })),
  ].flatMap(({ path, value, minutes }) =>
    value === false || value === undefined || seconds(value) < minutes * 60 || seconds(value) > year
      ? []
      : [
          {
            path,
            message: `${received(value)} leaves gaps in the dashboards, which look back ${minutes} minutes for a value; give less`,
            severity: 'warning',
          },
        ],
  )

/**
 * The Prometheus Operator refuses an object whose `scrapeTimeout` is over its `interval`. Node scrapes have the same timeout
 * only where it is given: their default is never over their interval.
 */
export const timeouts: Rule = ({ pveExporter, nodeScrapeTimeout, exporters }) => {
  const { interval, nodeInterval, scrapeTimeout } = pveExporter
  const isGiven = nodeScrapeTimeout === scrapeTimeout
  return [
    ...overShortest(
      ['pveExporter', 'scrapeTimeout'],
      scrapeTimeout,
      { interval, ...(isGiven && { nodeInterval }) },
      isGiven ? '' : ' (the default)',
    ),
    ...exporters.flatMap(({ field, scrapeTimeout, interval }) =>
      overShortest([...field, 'scrapeTimeout'], scrapeTimeout, { interval }),
    ),
  ]
}

/** Rules and dashboards tell the scrapes by `job` alone, so no two scrapes share one. */
export const ownJob: Rule = ({ exporters }) =>
  exporters.flatMap(({ key, name, field, job }, index) => {
    // Two exporters of one name are told by that.
    const other = exporters.slice(0, index).find(earlier => earlier.job === job && earlier.name !== name)
    if (other === undefined && ![...Object.values<string>(jobs), telegraf.job].includes(job)) return []
    const whose = other === undefined ? 'another scrape of this environment' : fieldName(other.field)
    return [
      {
        path: [...field, 'job'],
        message: `${received(job)} is the job of ${whose}; give the ${key === 'node' ? 'node ' : ''}exporters their own`,
      },
    ]
  })

const overShortest = (
  path: FieldPath,
  timeout: string | undefined,
  intervals: Record<string, string | false>,
  origin = '',
): Fault[] => {
  const [shortest] = Object.entries(intervals)
    .filter((entry): entry is [string, string] => entry[1] !== false)
    .sort(([, a], [, b]) => seconds(a) - seconds(b))
  if (timeout === undefined || shortest === undefined || seconds(timeout) <= seconds(shortest[1])) return []
  const [name, interval] = shortest
  return [
    {
      path,
      message: `${received(timeout)}${origin} is over the ${name}, ${received(interval)}; give at most that`,
    },
  ]
}
