import type { RenderedObject } from '../rendering/object.ts'
import type { Rendering } from '../rendering/rendering.ts'

/** A scrape, whatever kind of object says it. */
export interface Scrape {
  kind: string
  /** Under which labels and names the hypervisors are asked. */
  relabelings: string
  /** Which series are kept. */
  kept: string
  interval?: string | undefined
  timeout?: string | undefined
  scheme: string
}

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

/** Each scrape of an environment, by its job. */
export const scrapesIn = ({ objects }: Rendering): Map<string, Scrape> =>
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
