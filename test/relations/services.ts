import type { Rendered } from '../kubectl.ts'
import { hasPort, matches, ofKind, podsOf, told } from './objects.ts'

/** Monitors that select no Service or ask for a port that it has not, Services that lead to nothing, Probes that ask nobody. */
export const brokenServices = (objects: Rendered[], name: string): string[] => [
  ...ofKind(objects, 'ServiceMonitor').flatMap(monitor => ofMonitor(monitor, objects, name)),
  ...ofKind(objects, 'Service').flatMap(service =>
    service.spec.selector === undefined ? withoutPods(service, objects) : withPods(service, objects, name),
  ),
  ...ofKind(objects, 'EndpointSlice').flatMap(slice => ofSlice(slice, objects)),
  ...ofKind(objects, 'Probe').flatMap(probe => ofProbe(probe, objects)),
]

const ofMonitor = (monitor: Rendered, objects: Rendered[], name: string): string[] => {
  const { matchLabels, matchExpressions } = monitor.spec.selector
  const services = ofKind(objects, 'Service').filter(({ metadata }) => matches(matchLabels, metadata.labels))
  return [
    ...(matchLabels.environment === name && matchExpressions === undefined
      ? []
      : [`${told(monitor)} selects Services of other environments`]),
    ...(services.length === 0 ? [`${told(monitor)} selects no Service`] : []),
    ...services.flatMap(service =>
      monitor.spec.endpoints
        .filter(({ port }: Rendered) => !hasPort(service.spec.ports, port))
        .map(({ port }: Rendered) => `${told(monitor)} asks ${told(service)} for the port ${port}`),
    ),
  ]
}

const withPods = (service: Rendered, objects: Rendered[], name: string): string[] => {
  const { selector, ports } = service.spec
  const pods = podsOf(objects, selector)
  return [
    ...(selector.environment === name ? [] : [`${told(service)} selects pods of other environments`]),
    ...(pods.length === 1 ? [] : [`${told(service)} leads to the pods of ${pods.length} Deployments`]),
    ...pods.flatMap(pod =>
      ports
        .filter(
          ({ targetPort }: Rendered) => !hasPort(pod.spec.template.spec.containers[0].ports, targetPort),
        )
        .map(({ targetPort }: Rendered) => `${told(service)} leads to the port ${targetPort}`),
    ),
  ]
}

/** A Service of addresses: headless, of one family, and what holds its addresses has its ports. */
const withoutPods = (service: Rendered, objects: Rendered[]): string[] => {
  const { clusterIP, ipFamilyPolicy, ports } = service.spec
  const endpoints = ofKind(objects, 'Endpoints').filter(
    ({ metadata }) => metadata.name === service.metadata.name,
  )
  const slices = ofKind(objects, 'EndpointSlice').filter(
    ({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service.metadata.name,
  )
  const held = [...endpoints.flatMap(({ subsets }) => subsets), ...slices]
  const own = JSON.stringify(named(ports))
  return [
    ...(clusterIP === 'None' && ipFamilyPolicy === 'SingleStack'
      ? []
      : [`${told(service)} is not headless and of one family`]),
    ...(held.length === 0 ? [`${told(service)} has no addresses`] : []),
    ...held
      .filter(holder => JSON.stringify(named(holder.ports)) !== own)
      .map(() => `${told(service)} has other ports than its addresses`),
  ]
}

const ofSlice = (slice: Rendered, objects: Rendered[]): string[] => {
  const service = slice.metadata.labels?.['kubernetes.io/service-name']
  return ofKind(objects, 'Service').some(({ metadata }) => metadata.name === service)
    ? []
    : [`${told(slice)} holds the addresses of ${service}, which no Service is`]
}

const named = (ports: Rendered[]) => ports.map(({ name, port }) => [name, port])

const ofProbe = (probe: Rendered, objects: Rendered[]): string[] => {
  const { url, path } = probe.spec.prober
  // The one that only tells which shard has the environment reads the exporter's own metrics.
  const expected = probe.spec.jobName === 'proxmox-shard' ? '/metrics' : '/pve'
  const service = ofKind(objects, 'Service').find(({ metadata }) => metadata.name === url)
  const exporters = probe.spec.targets.staticConfig.relabelingConfigs.filter(
    ({ targetLabel }: Rendered) => targetLabel === '__address__',
  )
  return [
    ...(service === undefined ? [`${told(probe)} asks ${url}, which no Service is`] : []),
    ...(path === expected ? [] : [`${told(probe)} asks for ${path}`]),
    ...exporters
      .filter(({ replacement }: Rendered) => !hasPort(service?.spec.ports, Number(replacement.split(':')[1])))
      .map(({ replacement }: Rendered) => `${told(probe)} asks ${replacement}`),
  ]
}
