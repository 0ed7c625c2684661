import type { Answer } from '../../cluster/failure.ts'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { jobs } from '../../environment/object-names.ts'
import { onceAScene } from '../once-a-scene.ts'
import type { Rendered } from '../rendered.ts'
import type { PrometheusApi } from './prometheus-api.ts'
import { prometheusApi } from './prometheus-api.ts'

/** A target as `/api/v1/targets` lists it. */
export interface Target {
  labels: Record<string, string>
  discoveredLabels: Record<string, string>
  scrapePool: string
  scrapeUrl: string
  health: 'up' | 'down' | 'unknown'
  lastError: string
  lastScrape?: string
}

/** What a Prometheus knows of an environment's targets. */
export interface KnownTargets {
  api: PrometheusApi
  /** Of all its scrapes. */
  all: Target[]
  /** Of the environment's own. */
  own: Target[]
  /** The names of every scrape in its configuration. */
  pools: string[]
}

/** The targets of the Prometheus that selects an environment, from all its shards; undefined where none selects it. */
export const knownTargets = onceAScene(async (scene): Promise<Answer<KnownTargets | undefined>> => {
  const [api, rendered] = await Promise.all([prometheusApi(scene), scene.rendered()])
  const failure = api.failure ?? rendered.failure
  if (failure !== undefined) return { failure }
  if (api.value === undefined) return { value: undefined }
  const [targets, pools] = await Promise.all([
    api.value.ask<{ activeTargets: Target[] }>('targets?state=active'),
    api.value.ask<{ scrapePools: string[] }>('scrape_pools'),
  ])
  const refused = targets.failure ?? pools.failure
  if (refused !== undefined) return { failure: refused }
  const all = (targets.value ?? []).flatMap(({ activeTargets }) => activeTargets)
  const named = poolsOf(rendered.value ?? [])
  return {
    value: {
      api: api.value,
      all,
      own: all.filter(({ scrapePool }) => named.includes(poolName(scrapePool))),
      pools: (pools.value ?? []).flatMap(({ scrapePools }) => scrapePools),
    },
  }
})

/** The scrapes that the operator makes of these objects: `serviceMonitor/<namespace>/<name>`; the number of an endpoint follows. */
export const poolsOf = (objects: Rendered[]): string[] =>
  objects.flatMap(({ kind, metadata: { namespace, name } }) => {
    const start = starts[kind]
    return start === undefined ? [] : [`${start}/${namespace}/${name}`]
  })

const starts: Record<string, string> = {
  ServiceMonitor: 'serviceMonitor',
  Probe: 'probe',
  ScrapeConfig: 'scrapeConfig',
}

/** A pool's name without an endpoint's number. */
export const poolName = (pool: string): string => pool.split('/').slice(0, 3).join('/')

/** How many targets each job of an environment has at least. */
export const expectedTargets = (environment: NamedEnvironment): Record<string, number> => {
  const { exporters, pveExporter } = environment
  const asked = hypervisorsOf(environment, 'pve').length
  const withNodes = pveExporter.nodeInterval !== false
  return {
    ...Object.fromEntries(exporters.map(({ key, job }) => [job, hypervisorsOf(environment, key).length])),
    ...(asked > 0 && {
      [jobs.cluster]: 1,
      ...(withNodes && { [jobs.node]: asked }),
      // One or two, by its Services.
      [jobs.exporter]: 1,
    }),
  }
}

/** The jobs whose scrapes go through the exporters' pods. */
export const jobsOfExporter: string[] = [jobs.cluster, jobs.node, jobs.exporter]
