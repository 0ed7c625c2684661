import type { Rendered } from '../../kubectl.ts'

/** What Prometheus ends with for a target: its labels, and the address that it asks. */
export type Target = Record<string, string>

/**
 * The targets of an overlay's rendered objects, as the operator's configuration (0.90: `pkg/prometheus/promcfg.go`)
 * and Prometheus's relabelling make them. Targets that are alike are one, as to Prometheus.
 */
export const targetsOf = (objects: Rendered[], role: 'Endpoints' | 'EndpointSlice'): Target[] => {
  const targets = objects.flatMap(object => (targetsByKind[object.kind] ?? none)(object, objects, role))
  return [...new Set(targets.map(target => JSON.stringify(target)))].sort().map(json => JSON.parse(json))
}

type Labels = Record<string, string>
type ByKind = (object: Rendered, objects: Rendered[], role: 'Endpoints' | 'EndpointSlice') => Target[]

const none: ByKind = () => []

const targetsByKind: Record<string, ByKind> = {
  ServiceMonitor: ({ metadata, spec }, objects, role) =>
    spec.endpoints.flatMap((endpoint: Endpoint) =>
      discovered(objects, spec, role, endpoint.port)
        .map(labels => ({ ...labels, namespace: metadata.namespace as string }))
        .map(labels => final(labels, endpoint, endpoint.relabelings)),
    ),
  Probe: ({ metadata, spec }) =>
    spec.targets.staticConfig.static.map((target: string) =>
      final(
        {
          namespace: metadata.namespace as string,
          ...spec.targets.staticConfig.labels,
          job: spec.jobName,
          instance: target,
          __param_target: target,
          __address__: spec.prober.url,
        },
        {
          path: spec.prober.path,
          params: Object.fromEntries(
            spec.params.map(({ name, values }: { name: string; values: string[] }) => [name, values]),
          ),
        },
        spec.targets.staticConfig.relabelingConfigs,
      ),
    ),
  ScrapeConfig: ({ spec }) =>
    spec.staticConfigs.flatMap(({ targets, labels }: { targets: string[]; labels: Labels }) =>
      targets.map(target =>
        final(
          { ...labels, job: spec.jobName, __address__: target },
          spec.metricsPath === undefined ? {} : { path: spec.metricsPath },
          spec.relabelings,
        ),
      ),
    ),
}

/** The endpoints behind the Services that a ServiceMonitor selects, with the labels that discovery gives them. */
const discovered = (
  objects: Rendered[],
  { selector, serviceDiscoveryRole }: Rendered['spec'],
  role: string,
  portName: string,
): Labels[] => {
  const services = objects.filter(
    ({ kind, metadata }) =>
      kind === 'Service' &&
      Object.entries(selector.matchLabels).every(([key, value]) => metadata.labels?.[key] === value),
  )
  const seen = serviceDiscoveryRole ?? role
  return services.flatMap(({ metadata }) =>
    addresses(objects, metadata.name, portName)
      // The mirroring controller makes slices of Endpoints; nothing makes Endpoints of slices.
      .filter(({ kind }) => kind === 'Endpoints' || seen === 'EndpointSlice')
      .map(({ hostname, address }) => ({
        __address__: address,
        __meta_kubernetes_namespace: metadata.namespace as string,
        __meta_kubernetes_service_name: metadata.name,
        [seen === 'Endpoints'
          ? '__meta_kubernetes_endpoint_hostname'
          : '__meta_kubernetes_endpointslice_endpoint_hostname']: hostname,
        environment: metadata.labels?.environment as string,
        service: metadata.name,
        endpoint: portName,
      })),
  )
}

const addresses = (objects: Rendered[], service: string, portName: string) => [
  ...objects
    .filter(({ kind, metadata }) => kind === 'Endpoints' && metadata.name === service)
    .flatMap(({ subsets }) => subsets)
    .flatMap(({ addresses, ports }) =>
      addresses.map(({ ip, hostname }: Labels) => ({
        kind: 'Endpoints',
        hostname,
        address: at(ip, ports, portName),
      })),
    ),
  ...objects
    .filter(
      ({ kind, metadata }) =>
        kind === 'EndpointSlice' && metadata.labels?.['kubernetes.io/service-name'] === service,
    )
    .flatMap(({ endpoints, ports }) =>
      endpoints.map(({ addresses: [ip], hostname }: Rendered) => ({
        kind: 'EndpointSlice',
        hostname,
        address: at(ip, ports, portName),
      })),
    ),
]

const at = (ip: string | undefined, ports: { name: string; port: number }[], portName: string): string =>
  `${ip?.includes(':') ? `[${ip}]` : ip}:${ports.find(({ name }) => name === portName)?.port}`

interface Endpoint {
  port: string
  path?: string
  params?: Record<string, string[]>
  relabelings: Relabeling[]
}

interface Relabeling {
  action?: string
  sourceLabels?: string[]
  separator?: string
  regex?: string
  targetLabel?: string
  replacement?: string
}

const final = (
  labels: Labels,
  { path = '/metrics', params = {} }: { path?: string; params?: Record<string, string[]> },
  relabelings: Relabeling[] = [],
): Target => {
  const relabelled = relabelings.reduce(relabel, labels)
  const { __address__, __param_target, ...rest } = relabelled
  const query = Object.entries({ ...params, ...(__param_target && { target: [__param_target] }) })
    .map(([name, [value]]) => `${name}=${value}`)
    .sort()
    .join('&')
  return {
    ...Object.fromEntries(
      Object.entries(rest)
        .filter(([name]) => !name.startsWith('__'))
        .sort(),
    ),
    url: `${__address__}${path}${query && `?${query}`}`,
  }
}

/** One relabelling, as Prometheus does it (`model/relabel`): anchored, and an empty value takes the label away. */
const relabel = (labels: Labels, relabeling: Relabeling): Labels => {
  const { action = 'replace', sourceLabels = [], separator = ';', regex = '(.*)' } = relabeling
  const pattern = new RegExp(`^(?:${regex})$`)
  if (action === 'labeldrop')
    return Object.fromEntries(Object.entries(labels).filter(([name]) => !pattern.test(name)))
  const value = sourceLabels.map(name => labels[name] ?? '').join(separator)
  if (!pattern.test(value)) return labels
  const replaced = value.replace(pattern, relabeling.replacement ?? '$1')
  return { ...labels, [relabeling.targetLabel as string]: replaced }
}
