import { names } from '../../environment/object-names.ts'
import type { RenderedObject } from '../rendering/object.ts'
import type { Rendering } from '../rendering/rendering.ts'

/** A hypervisor as the objects of an environment show it. */
export interface SeenHypervisor {
  address: string
  /** The address at which each scrape asks it: in a cluster they may differ. */
  asked: Partial<Record<Asked, string>>
}

/** The API of Proxmox VE, or the node exporter. */
export type Asked = 'pve' | 'node'

/** The hypervisors that an environment scrapes, by name, in any discovery mode; by address where no object has a name. */
export const seenHypervisors = ({ objects }: Rendering): Map<string, SeenHypervisor> => {
  const found = new Map<string, SeenHypervisor>()
  const see = (name: string, address: string, scrape: Asked): void => {
    found.set(name, { address, asked: { ...found.get(name)?.asked, [scrape]: address } })
  }
  const values = [...objects.values()]
    .filter(({ kind }) => kinds.has(kind))
    .map(one => ({ name: one.name, object: one.value() }))
  for (const { name, object } of values)
    for (const { hostname, address } of addressesIn(object))
      see(hostname ?? address, address, name.startsWith(names.nodeExporter) ? 'node' : 'pve')
  const aliases = aliasesIn(values.map(({ object }) => object))
  for (const { object } of values.filter(({ name }) => name === names.pveExporterNode))
    for (const host of probed(object))
      see(host, aliases.get(certifiedName(object, host)) ?? found.get(host)?.address ?? host, 'pve')
  // Without node scrapes, `static` names no hypervisor: its addresses are in the aliases alone.
  if (objects.has(`Probe ${names.hypervisors}`) && !objects.has(`Probe ${names.pveExporterNode}`))
    for (const { ip } of values.flatMap(({ object }) => hostAliases(object))) {
      const [known] = [...found].find(([, { address }]) => address === ip) ?? [ip]
      see(known, ip, 'pve')
    }
  return found
}

const kinds = new Set(['Endpoints', 'EndpointSlice', 'Probe', 'ScrapeConfig', 'Deployment'])

interface Fields {
  subsets?: { addresses?: { ip: string; hostname?: string }[] }[]
  endpoints?: { addresses: string[]; hostname?: string }[]
  spec?: {
    staticConfigs?: { targets?: string[]; labels?: { instance?: string } }[]
    targets?: { staticConfig?: { static?: string[]; relabelingConfigs?: Relabeling[] } }
    template?: { spec?: { hostAliases?: { ip: string; hostnames: string[] }[] } }
  }
}

interface Relabeling {
  targetLabel?: string
  regex?: string
  replacement?: string
}

const addressesIn = (object: RenderedObject): { hostname?: string | undefined; address: string }[] => {
  const { subsets = [], endpoints = [], spec } = object as Fields
  return [
    ...subsets
      .flatMap(({ addresses = [] }) => addresses)
      .map(({ ip, hostname }) => ({ hostname, address: ip })),
    ...endpoints.map(({ addresses, hostname }) => ({ hostname, address: addresses[0] ?? '' })),
    ...(spec?.staticConfigs ?? []).flatMap(({ targets = [], labels }) =>
      targets.map(target => ({
        hostname: labels?.instance,
        address: target.replace(/^\[?(.*?)\]?:\d+$/, '$1'),
      })),
    ),
  ]
}

const hostAliases = (object: RenderedObject) => (object as Fields).spec?.template?.spec?.hostAliases ?? []

/** Names that lead to one address. */
const aliasesIn = (objects: RenderedObject[]): Map<string, string> => {
  const pairs = objects
    .flatMap(hostAliases)
    .flatMap(({ ip, hostnames }) => hostnames.map(name => [name, ip] as const))
  return new Map(
    [...Map.groupBy(pairs, ([name]) => name)].flatMap(([name, of]) => {
      const ips = new Set(of.map(([, ip]) => ip))
      return ips.size === 1 ? [[name, [...ips][0] as string] as const] : []
    }),
  )
}

const probed = (object: RenderedObject): string[] =>
  object.kind === 'Probe' ? ((object as Fields).spec?.targets?.staticConfig?.static ?? []) : []

/** The name by which a node is asked: the one in its certificate (lib/generate/overlay/static-targets.ts). */
const certifiedName = (object: RenderedObject, host: string): string =>
  (object as Fields).spec?.targets?.staticConfig?.relabelingConfigs?.find(
    ({ targetLabel, regex }) => targetLabel === '__param_target' && regex === host,
  )?.replacement ?? host
