import type { Seen } from '../cluster/seen.ts'
import { inURL } from '../environment/address.ts'
import type { Rendered } from './rendered.ts'

type Holder = (Rendered | Seen) & {
  subsets?: { addresses?: { ip: string }[]; ports?: Port[] }[]
  endpoints?: { addresses: string[] }[] | null
  ports?: Port[] | null
  spec?: {
    staticConfigs?: { targets?: string[] }[]
    targets?: { staticConfig?: { static?: string[] } }
  }
}

interface Port {
  port?: number
}

/** The addresses and ports that an object leads to: `198.51.100.11:9100`, sorted; nothing for a kind that holds none. */
export const addressesIn = (object: Holder): string[] | undefined => {
  const found = holders[object.kind]?.(object)
  return found && [...new Set(found)].sort()
}

const holders: Record<string, (object: Holder) => string[]> = {
  Endpoints: ({ subsets = [] }) =>
    subsets.flatMap(({ addresses = [], ports = [] }) =>
      joined(
        addresses.map(({ ip }) => ip),
        ports,
      ),
    ),
  EndpointSlice: ({ endpoints, ports }) =>
    joined(
      (endpoints ?? []).flatMap(({ addresses }) => addresses),
      ports ?? [],
    ),
  ScrapeConfig: ({ spec }) => (spec?.staticConfigs ?? []).flatMap(({ targets = [] }) => targets),
  Probe: ({ spec }) => spec?.targets?.staticConfig?.static ?? [],
}

const joined = (addresses: string[], ports: Port[]): string[] =>
  addresses.flatMap(address => ports.map(({ port }) => `${inURL(address)}:${port ?? 'any'}`))

/** What one list has and another lacks. */
export const without = (all: string[], others: string[]): string[] => all.filter(one => !others.includes(one))
