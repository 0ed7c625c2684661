import { hostOf } from './host.ts'
import { listOf, type Plain, recordOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'
import type { ScrapeTarget, World } from './scrape.ts'

/** The Services that a monitor selects, in the release. */
export const selectedServices = ({ objects }: World, selector: unknown): ReleaseObject[] =>
  objects.filter(({ kind, labels }) => kind === 'Service' && matches(labels, selector))

/** The exporter's workload behind a Service. */
export const exporterBehind = ({ exporters }: World, service: ReleaseObject): ReleaseObject | undefined => {
  const selector = recordOf(recordOf(service.value.spec).selector)
  return Object.keys(selector).length === 0
    ? undefined
    : exporters.find(exporter => matches(podLabels(exporter), { matchLabels: selector }))
}

/** The exporter's workload that a host name leads to: a Service's name, with or without namespace. */
export const exporterAt = (world: World, host: string): ReleaseObject | undefined => {
  const [name] = (hostOf(host)?.host ?? '').split('.')
  const service = world.objects.find(one => one.kind === 'Service' && one.name === name)
  return service === undefined ? undefined : exporterBehind(world, service)
}

export const podLabels = ({ value }: ReleaseObject): Record<string, string> =>
  recordOf(recordOf(recordOf(recordOf(value.spec).template).metadata).labels) as Record<string, string>

export const matches = (labels: Record<string, string>, selector: unknown): boolean => {
  const { matchLabels, matchExpressions } = recordOf(selector)
  return (
    Object.entries(recordOf(matchLabels)).every(([key, value]) => labels[key] === value) &&
    listOf(matchExpressions).every(one => fulfils(labels, recordOf(one)))
  )
}

const fulfils = (labels: Record<string, string>, { key, operator, values }: Plain): boolean => {
  const value = labels[String(key)]
  if (operator === 'Exists') return value !== undefined
  if (operator === 'DoesNotExist') return value === undefined
  const isListed = value !== undefined && listOf(values).includes(value)
  return operator === 'NotIn' ? !isListed : isListed
}

/** What a target of the Proxmox VE API leads to: the addresses of a Service of the release, or the host itself. */
export const askedAt = (world: World, target: string, place: ScrapeTarget['place']): ScrapeTarget[] => {
  const host = hostOf(target)?.host
  if (host === undefined) return []
  const service = world.services.find(({ name }) => name === host || host.startsWith(`${name}.`))
  if (service === undefined) return [{ host, place }]
  return service.addresses.map(({ ip, hostname, place }) => ({
    host: ip,
    ...(hostname !== undefined && { name: hostname }),
    place,
  }))
}
