import { hostOf } from './host.ts'
import { listOf, type Plain, recordOf, textOf } from './record.ts'
import { relabelled } from './relabelled.ts'
import type { ReleaseObject } from './release-object.ts'
import type { Scrape, ScrapeTarget, World } from './scrape.ts'
import { askedAt, exporterAt } from './scraped-services.ts'

/** The scrapes of a ScrapeConfig with static targets. */
export const scrapesOfConfig = (world: World, object: ReleaseObject): Scrape[] => {
  const spec = recordOf(object.value.spec)
  const statics = listOf(spec.staticConfigs).flatMap((config, index) =>
    listOf(recordOf(config).targets).map((target, at) => ({
      target: String(target),
      labels: recordOf(recordOf(config).labels) as Record<string, string>,
      alone: listOf(recordOf(config).targets).length === 1,
      place: object.reader.place(['spec', 'staticConfigs', index, 'targets', at]),
    })),
  )
  if (statics.length === 0) return []
  const each = statics.map(one => ({
    ...one,
    after: relabelled({ __address__: one.target, job: jobOf(object, spec), ...one.labels }, spec.relabelings),
  }))
  const params = recordOf(spec.params)
  const module = textOf(listOf(params.module)[0])
  const shared = {
    object,
    at: ['spec'],
    interval: 'scrapeInterval',
    scrapeTimeout: 'scrapeTimeout',
    job: each[0]?.after.job ?? jobOf(object, spec),
    instances: each.map(({ after }) => after.instance ?? after.__address__ ?? ''),
    ...(module !== undefined && { module }),
  }
  if (spec.metricsPath === '/pve') {
    const asked = listOf(params.target).map(target => ({
      target: String(target),
      place: object.place,
      labels: {},
      alone: false,
      after: {},
    }))
    // `__param_target` is what a relabelling makes of the address; without one, the address is the exporter's.
    const by = each.some(({ after }) => after.__param_target !== undefined) ? each : asked
    const through = each[0]?.after.__address__ ?? ''
    const exporter =
      exporterAt(world, through) ?? (world.exporters.length === 1 ? world.exporters[0] : undefined)
    return [
      {
        ...shared,
        gives: 'pve',
        ...(exporter !== undefined && { exporter }),
        targets: by.flatMap(one => named(one, askedAt(world, one.target, one.place))),
      },
    ]
  }
  const exporter = exporterAt(world, each[0]?.target ?? '')
  if (exporter !== undefined) return [{ ...shared, gives: 'exporter', exporter, targets: [] }]
  const ports = each.map(({ target }) => hostOf(target)?.port ?? 9100)
  return [
    {
      ...shared,
      gives: 'node',
      targets: each.flatMap(one => {
        const host = hostOf(one.target)?.host
        return host === undefined ? [] : named(one, [{ host, place: one.place }])
      }),
      port: ports[0] ?? 9100,
      ...(typeof spec.scheme === 'string' && { scheme: spec.scheme.toLowerCase() }),
    },
  ]
}

/** The scrapes of a Probe, whose prober is the exporter. */
export const scrapesOfProbe = (world: World, object: ReleaseObject): Scrape[] => {
  const spec = recordOf(object.value.spec)
  const prober = recordOf(spec.prober)
  if (prober.path !== '/pve') return []
  const module = textOf(spec.module)
  const { static: hosts, relabelingConfigs } = recordOf(recordOf(spec.targets).staticConfig)
  const targets = listOf(hosts).map(String)
  const job = textOf(spec.jobName) ?? `probe/${object.namespace ?? '<namespace>'}/${object.name}`
  const each = targets.map(target =>
    relabelled({ __param_target: target, instance: target, job }, relabelingConfigs),
  )
  const exporter =
    exporterAt(world, String(prober.url ?? '')) ??
    (world.exporters.length === 1 ? world.exporters[0] : undefined)
  return [
    {
      gives: 'pve',
      object,
      at: ['spec'],
      interval: 'interval',
      scrapeTimeout: 'scrapeTimeout',
      ...(exporter !== undefined && { exporter }),
      ...(module !== undefined && { module }),
      targets: targets.flatMap((target, index) =>
        askedAt(world, target, object.reader.place(['spec', 'targets', 'staticConfig', 'static', index])),
      ),
      job: each[0]?.job ?? job,
      instances: each.map(labels => labels.instance ?? ''),
    },
  ]
}

/** A label beside a single target often says which node it is. */
const named = (
  { labels, alone, after }: { labels: Record<string, string>; alone: boolean; after: Record<string, string> },
  targets: ScrapeTarget[],
): ScrapeTarget[] => {
  const name = ['node', 'nodename', 'pve_node', 'hostname', 'name', 'instance']
    .map(key => labels[key] ?? '')
    .find(value => /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value) && /[a-z]/.test(value))
  if (!alone || name === undefined || after === undefined) return targets
  return targets.map(target => ({ name, ...target }))
}

/** The operator's default for a ScrapeConfig. */
const jobOf = ({ namespace, name }: ReleaseObject, { jobName }: Plain): string =>
  textOf(jobName) ?? `scrapeConfig/${namespace ?? '<namespace>'}/${name}`
