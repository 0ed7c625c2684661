import type { RenderedObject } from '../rendering/object.ts'
import type { Rendering } from '../rendering/rendering.ts'
import { fromTo, joined, type Sentence, say } from '../sentence.ts'
import { type Field, isBelow, type Subject, told } from '../subject.ts'

/** Scrapes that come or go, their intervals, timeouts and schemes, whatever kind of object says them. */
export const scrapes: Subject = ({ before, after }, fields) => {
  const [old, now] = [scrapesIn(before), scrapesIn(after)]
  const jobs = [...new Set([...old.keys(), ...now.keys()])]
  return told(
    jobs.flatMap(job => said(job, old.get(job), now.get(job))),
    fields.filter(isOfScrape),
  )
}

interface Scrape {
  interval?: string | undefined
  timeout?: string | undefined
  scheme: string
}

const said = (job: string, old?: Scrape, now?: Scrape): Sentence[] => {
  if (old === undefined || now === undefined)
    return [say`scrape ${job} ${[old === undefined ? 'comes' : 'goes']}`]
  const phrases = [
    ...(old.interval === now.interval ? [] : [say`every ${fromTo(old.interval, now.interval)}`]),
    ...(old.timeout === now.timeout ? [] : [say`timeout ${fromTo(old.timeout, now.timeout)}`]),
    ...(old.scheme === now.scheme ? [] : [say`scheme ${old.scheme} → ${now.scheme}`]),
  ]
  return phrases.length === 0 ? [] : [say`scrape ${job}: ${joined(phrases, ', ')}`]
}

const isOfScrape = (field: Field): boolean => {
  if (field.kind === 'ServiceMonitor')
    // A list of another length is one change: of scrapes that come or go.
    return (
      isBelow(field, 'spec', 'endpoints') &&
      (field.path.length === 2 || ofEndpoint.has(String(field.path[3])))
    )
  return (
    (field.kind === 'Probe' || field.kind === 'ScrapeConfig') && ofObject.has(field.path.slice(1).join('.'))
  )
}

const ofEndpoint = new Set(['interval', 'scrapeTimeout', 'scheme'])
const ofObject = new Set([
  'interval',
  'scrapeInterval',
  'scrapeTimeout',
  'scheme',
  'prober.scheme',
  'jobName',
])

interface Endpoint {
  interval?: string
  scrapeTimeout?: string
  scheme?: string
  relabelings?: { targetLabel?: string; replacement?: string }[]
}

interface Fields {
  spec?: {
    jobName?: string
    interval?: string
    scrapeInterval?: string
    scrapeTimeout?: string
    scheme?: string
    prober?: { scheme?: string }
    endpoints?: Endpoint[]
  }
}

/** Each scrape by its job. */
const scrapesIn = ({ objects }: Rendering): Map<string, Scrape> =>
  new Map(
    [...objects.values()]
      .filter(({ kind }) => kind === 'ServiceMonitor' || kind === 'Probe' || kind === 'ScrapeConfig')
      .flatMap(({ value }) => scrapesOf(value())),
  )

const scrapesOf = (object: RenderedObject): [string, Scrape][] => {
  const { spec = {} } = object as Fields
  const { endpoints, jobName, interval, scrapeInterval, scrapeTimeout, scheme, prober } = spec
  if (endpoints === undefined)
    return [
      [
        jobName ?? object.metadata.name,
        {
          interval: interval ?? scrapeInterval,
          timeout: scrapeTimeout,
          scheme: (prober?.scheme ?? scheme ?? 'http').toLowerCase(),
        },
      ],
    ]
  return endpoints.map(({ interval, scrapeTimeout, scheme = 'http', relabelings = [] }) => [
    relabelings.find(({ targetLabel }) => targetLabel === 'job')?.replacement ?? object.metadata.name,
    { interval, timeout: scrapeTimeout, scheme: scheme.toLowerCase() },
  ])
}
