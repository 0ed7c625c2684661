import type { FieldPath } from '../problem/field-path.ts'
import { listOf, type Plain, recordOf, textOf } from './record.ts'
import { relabelled } from './relabelled.ts'
import type { ReleaseObject } from './release-object.ts'
import type { Scrape, ScrapeTarget, World } from './scrape.ts'
import { askedAt, exporterBehind, matches, podLabels, selectedServices } from './scraped-services.ts'

/** The scrapes of a ServiceMonitor or a PodMonitor. */
export const scrapesOfMonitor = (world: World, object: ReleaseObject): Scrape[] => {
  const list = object.kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints'
  const spec = recordOf(object.value.spec)
  return listOf(spec[list]).flatMap((endpoint, index) =>
    scrapesOf(world, object, spec, recordOf(endpoint), ['spec', list, index]),
  )
}

const scrapesOf = (
  world: World,
  object: ReleaseObject,
  spec: Plain,
  endpoint: Plain,
  at: FieldPath,
): Scrape[] => {
  const params = recordOf(endpoint.params)
  const module = textOf(listOf(params.module)[0])
  const shared = {
    object,
    at,
    interval: 'interval',
    scrapeTimeout: 'scrapeTimeout',
    ...(module !== undefined && { module }),
  }
  const services = selectedServices(world, spec.selector)
  const exporter =
    object.kind === 'PodMonitor'
      ? world.exporters.find(one => matches(podLabels(one), spec.selector))
      : services.map(service => exporterBehind(world, service)).find(one => one !== undefined)
  const named = jobOf(spec, services[0], object)
  if (endpoint.path === '/pve') {
    const asked = listOf(params.target).map(String)
    const addressed = addressesOf(world, services)
    const targets = asked.flatMap((target, index) =>
      askedAt(world, target, object.reader.place([...at, 'params', 'target', index])),
    )
    const labels = relabelled({ __address__: '<pod>:9221', job: named }, endpoint.relabelings)
    const found = targets.length > 0 ? targets : addressed
    return [
      {
        ...shared,
        gives: 'pve',
        ...exporterOr(exporter, world),
        targets: found,
        job: labels.job ?? named,
        instances:
          targets.length > 0 ? [labels.instance ?? labels.__address__ ?? ''] : instancesOf(found, endpoint),
      },
    ]
  }
  if (exporter !== undefined) {
    const labels = relabelled({ __address__: '<pod>:9221', job: named }, endpoint.relabelings)
    return [
      {
        ...shared,
        gives: 'exporter',
        exporter,
        targets: [],
        job: labels.job ?? named,
        instances: [labels.instance ?? '<pod>:9221'],
      },
    ]
  }
  return services.flatMap(service => {
    const addressed = world.services.find(({ name }) => name === service.name)
    const port = addressed?.ports[0]
    if (addressed === undefined || port === undefined || port === 8006) return []
    const targets = addressesOf(world, [service])
    const job = jobOf(spec, service, object)
    const each = targets.map(({ host }) =>
      relabelled(
        { __address__: withPort(host, port), job, ...metaOf(service, targets, host) },
        endpoint.relabelings,
      ),
    )
    return [
      {
        ...shared,
        gives: 'node' as const,
        targets,
        port,
        ...(typeof endpoint.scheme === 'string' && { scheme: endpoint.scheme }),
        job: each[0]?.job ?? job,
        instances: each.map(labels => labels.instance ?? labels.__address__ ?? ''),
      },
    ]
  })
}

const exporterOr = (exporter: ReleaseObject | undefined, { exporters }: World) => {
  const one = exporter ?? (exporters.length === 1 ? exporters[0] : undefined)
  return one === undefined ? {} : { exporter: one }
}

const metaOf = (service: ReleaseObject, targets: ScrapeTarget[], host: string) => ({
  __meta_kubernetes_service_name: service.name,
  __meta_kubernetes_endpoint_hostname: targets.find(target => target.host === host)?.name ?? '',
  __meta_kubernetes_endpointslice_endpoint_hostname: '',
})

const instancesOf = (targets: ScrapeTarget[], endpoint: Plain): string[] =>
  targets.map(({ host, name = '' }) => {
    const labels = relabelled(
      { __address__: withPort(host, 8006), __meta_kubernetes_endpoint_hostname: name },
      endpoint.relabelings,
    )
    return labels.instance ?? labels.__address__ ?? ''
  })

const addressesOf = (world: World, services: ReleaseObject[]): ScrapeTarget[] =>
  services.flatMap(service =>
    askedAt(world, service.name, service.place).filter(({ host }) => host !== service.name),
  )

export const withPort = (host: string, port: number): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`

/** `job` is the value of the Service's label that `jobLabel` names, or the Service's name. */
const jobOf = ({ jobLabel }: Plain, service: ReleaseObject | undefined, monitor: ReleaseObject): string => {
  const label = typeof jobLabel === 'string' ? service?.labels[jobLabel] : undefined
  if (monitor.kind === 'PodMonitor') return label ?? `${monitor.namespace ?? '<namespace>'}/${monitor.name}`
  return label ?? service?.name ?? monitor.name
}
