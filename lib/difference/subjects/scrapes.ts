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
  kind: string
  /** Under which labels and names the hypervisors are asked. */
  relabelings: string
  /** Which series are kept. */
  kept: string
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
  if (old.kind === now.kind) {
    if (old.relabelings !== now.relabelings) phrases.push(['relabelings change'])
    if (old.kept !== now.kept) phrases.push(['other series are dropped'])
  }
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

const ofEndpoint = new Set(['interval', 'scrapeTimeout', 'scheme', 'relabelings', 'metricRelabelings'])
const ofObject = new Set([
  'interval',
  'scrapeInterval',
  'scrapeTimeout',
  'scheme',
  'prober.scheme',
  'jobName',
  'metricRelabelings',
  'targets.staticConfig.relabelingConfigs',
])

interface Endpoint {
  interval?: string
  scrapeTimeout?: string
  scheme?: string
  relabelings?: { targetLabel?: string; replacement?: string }[]
  metricRelabelings?: unknown[]
}

interface Spec extends Endpoint {
  jobName?: string
  scrapeInterval?: string
  prober?: { scheme?: string }
  targets?: { staticConfig?: { relabelingConfigs?: Endpoint['relabelings'] } }
  endpoints?: Endpoint[]
}

/** Each scrape by its job. */
const scrapesIn = ({ objects }: Rendering): Map<string, Scrape> =>
  new Map(
    [...objects.values()]
      .filter(({ kind }) => kind === 'ServiceMonitor' || kind === 'Probe' || kind === 'ScrapeConfig')
      .flatMap(({ value }) => scrapesOf(value())),
  )

const scrapesOf = (object: RenderedObject): [string, Scrape][] => {
  const { kind, metadata } = object
  const spec = Object(object.spec) as Spec
  const { jobName = metadata.name, prober, scrapeInterval, targets } = spec
  const relabelings = targets?.staticConfig?.relabelingConfigs
  if (spec.endpoints === undefined)
    return [
      [
        jobName,
        scrape(kind, {
          ...spec,
          ...(scrapeInterval !== undefined && { interval: scrapeInterval }),
          ...(prober?.scheme !== undefined && { scheme: prober.scheme }),
          ...(relabelings !== undefined && { relabelings }),
        }),
      ],
    ]
  return spec.endpoints.map(endpoint => [
    endpoint.relabelings?.find(({ targetLabel }) => targetLabel === 'job')?.replacement ?? metadata.name,
    scrape(kind, endpoint),
  ])
}

const scrape = (
  kind: string,
  { interval, scrapeTimeout, scheme = 'http', relabelings, metricRelabelings }: Endpoint,
): Scrape => ({
  kind,
  interval,
  timeout: scrapeTimeout,
  scheme: scheme.toLowerCase(),
  relabelings: JSON.stringify(relabelings) ?? '',
  kept: JSON.stringify(metricRelabelings) ?? '',
})
