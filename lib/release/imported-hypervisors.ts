import { isIP } from 'node:net'
import { canonical } from '../environment/address.ts'
import type { Exporter, Hypervisor } from '../environment.ts'
import type { Problem } from '../problem/problem.ts'
import type { Facts, Target } from './facts.ts'
import { nodeNameOf } from './host.ts'
import type { Place } from './place.ts'

/** A hypervisor as a person gives it on the command line: `pve1=198.51.100.11`. */
export interface GivenHypervisor {
  name: string
  address: string
}

export interface ImportedHypervisors {
  hypervisors: Hypervisor[]
  /** Whether node exporters are scraped at any of them. */
  nodeExporter: boolean
  /** Addresses for which a name was made up, since the release tells none. */
  unnamed: string[]
  /** Where the release addresses each, by its field; none where a person gave it. */
  origins: Map<string, Place>
  problems: Problem[]
}

interface Machine {
  address: string
  name?: string
  exporters: Set<Exporter>
  place: Place | undefined
}

/**
 * The hypervisors that a release addresses, each once, by the names that it or the person tells. A person's own ones that the release does
 * not ask are added, unless nobody can tell to which of several environments.
 */
export const importedHypervisors = (
  facts: Facts,
  given: GivenHypervisor[],
  isOneOfSeveral = false,
): ImportedHypervisors => {
  const problems: Problem[] = []
  const machines = new Map<string, Machine>()
  const add = (address: string, exporter: Exporter, name: string | undefined, place?: Place) => {
    const key = canonical(address)
    const machine = machines.get(key) ?? { address: key, exporters: new Set(), place }
    machines.set(key, {
      ...machine,
      ...(name !== undefined && { name }),
      exporters: machine.exporters.add(exporter),
    })
  }
  for (const target of facts.targets) {
    const address = addressOf(target, given)
    if (address === undefined) problems.push(withoutAddress(target))
    else add(address, target.exporter, nameOf(target), target.place)
  }
  const scrapesNodes =
    facts.nodeExporter !== false && facts.targets.some(({ exporter }) => exporter === 'node')
  const nodeExporter = scrapesNodes || facts.nodeExporter === true
  for (const { name, address } of given) {
    const machine = machines.get(canonical(address))
    if (machine !== undefined) machine.name = name
    else if (!isOneOfSeveral) for (const exporter of ['pve', 'node'] as const) add(address, exporter, name)
  }
  const all = [...machines.values()].filter(({ exporters }) => nodeExporter || exporters.has('pve'))
  const taken = new Set(all.flatMap(({ name }) => name ?? []))
  const unnamed: string[] = []
  const hypervisors = all.map(({ address, name, exporters }): Hypervisor => {
    if (name === undefined) unnamed.push(address)
    const isEverywhere = !scrapesNodes || exporters.size === 2
    return { name: name ?? freeName(taken), address, ...(!isEverywhere && { exporters: [...exporters] }) }
  })
  const origins = new Map(
    all.flatMap(({ place }, index) =>
      place === undefined ? [] : [[`hypervisors[${index}]`, place] as const],
    ),
  )
  if (all.length === 0 && problems.length === 0) problems.push(withoutHypervisor(facts))
  return { hypervisors, nodeExporter, unnamed, origins, problems }
}

const addressOf = ({ host, name }: Target, given: GivenHypervisor[]): string | undefined => {
  if (isIP(host) !== 0) return host
  return given.find(one => one.name === name || one.name === host || one.name === nodeNameOf(host))?.address
}

const nameOf = ({ host, name }: Target): string | undefined => name ?? nodeNameOf(host)

const withoutAddress = ({ host, name, place }: Target): Problem => ({
  ...place,
  message: `asks ${host}, a name; an environment needs addresses: give --hypervisor ${name ?? nodeNameOf(host) ?? 'pve1'}=<its address>`,
})

const withoutHypervisor = ({ place }: Facts): Problem => ({
  ...place,
  message: 'names no hypervisor that is asked: give --hypervisor <node>=<address>, once for each',
})

const freeName = (taken: Set<string>, number = 1): string => {
  const name = `pve${number}`
  if (taken.has(name)) return freeName(taken, number + 1)
  taken.add(name)
  return name
}
