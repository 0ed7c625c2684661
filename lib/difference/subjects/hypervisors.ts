import { isDeepStrictEqual } from 'node:util'
import { each, listed, type Sentence, say } from '../sentence.ts'
import { type Field, isBelow, type Subject, told } from '../subject.ts'
import { type Asked, type SeenHypervisor, seenHypervisors } from './seen-hypervisors.ts'

/** Hypervisors that come, go, move to another address or get another name, and those that fewer or more scrapes ask. */
export const hypervisors: Subject = ({ before, after }, fields) => {
  const own = fields.filter(isOfHypervisors)
  const [old, now] = [seenHypervisors(before), seenHypervisors(after)]
  const gone = [...old].filter(([name]) => !now.has(name))
  const come = [...now].filter(([name]) => !old.has(name))
  const renamed = gone.flatMap(([name, { address }]) => {
    const other = come.filter(one => one[1].address === address)
    return other.length === 1 ? [{ name, to: other[0]?.[0] as string, address }] : []
  })
  const isRenamed = (name: string): boolean => renamed.some(one => one.name === name || one.to === name)
  return told(
    [
      ...renamed.map(
        ({ name, to }) =>
          say`hypervisor ${name} is renamed ${to}: its series begin anew under this ${'instance'}`,
      ),
      ...many(
        come.filter(([name]) => !isRenamed(name)),
        'comes',
        'come',
      ),
      ...many(
        gone.filter(([name]) => !isRenamed(name)),
        'goes',
        'go',
      ),
      ...[...now].flatMap(([name, seen]) => changed(name, old.get(name), seen)),
      ...scraped(old, now),
    ],
    own,
  )
}

const isOfHypervisors = (field: Field): boolean =>
  (field.kind === 'Endpoints' && isBelow(field, 'subsets')) ||
  (field.kind === 'EndpointSlice' && isBelow(field, 'endpoints')) ||
  (field.kind === 'ScrapeConfig' && isBelow(field, 'spec', 'staticConfigs')) ||
  (field.kind === 'Probe' && isBelow(field, 'spec', 'targets', 'staticConfig', 'static')) ||
  (field.kind === 'Deployment' && isBelow(field, 'spec', 'template', 'spec', 'hostAliases'))

const many = (all: [string, SeenHypervisor][], one: string, several: string): Sentence[] =>
  all.length > 5
    ? [say`${all.length} hypervisors ${[several]}: ${listed(all.map(([name]) => name))}`]
    : all.map(([name, { address }]) =>
        name === address
          ? say`hypervisor ${address} ${[one]}`
          : say`hypervisor ${name} (${address}) ${[one]}`,
      )

const changed = (name: string, old: SeenHypervisor | undefined, now: SeenHypervisor): Sentence[] =>
  each(
    scrapes.flatMap(scrape => {
      const [from, to] = [old?.asked[scrape], now.asked[scrape]]
      return from === undefined || to === undefined || from === to
        ? []
        : [say`${name} ${from} → ${shortAddress(from, to)}`]
    }),
  )

const scrapes: Asked[] = ['pve', 'node']

/** Of an address in the same network, its last part: 198.51.100.13 → .14. */
const shortAddress = (before: string, after: string): string => {
  const network = /^\d+\.\d+\.\d+(?=\.\d+$)/.exec(before)?.[0]
  return network !== undefined && after.startsWith(`${network}.`) ? after.slice(network.length) : after
}

/** Whom a scrape leaves out or takes in; a scrape that comes or goes for all is told as that scrape. */
const scraped = (old: Map<string, SeenHypervisor>, now: Map<string, SeenHypervisor>): Sentence[] =>
  scrapes.flatMap(scrape => {
    const asks = (all: Map<string, SeenHypervisor>) =>
      [...all].filter(([, { asked }]) => asked[scrape] !== undefined).map(([name]) => name)
    if (asks(old).length === 0 || asks(now).length === 0) return []
    const both = [...now.keys()].filter(name => old.has(name))
    const names = (all: Map<string, SeenHypervisor>) => both.filter(name => asks(all).includes(name))
    if (isDeepStrictEqual(names(old), names(now))) return []
    const lost = names(old).filter(name => !names(now).includes(name))
    const won = names(now).filter(name => !names(old).includes(name))
    const what = scrape === 'pve' ? 'the API of Proxmox VE' : 'the node exporter'
    return [
      ...(lost.length > 0 ? [say`${listed(lost)}: ${[what]} is no longer scraped`] : []),
      ...(won.length > 0 ? [say`${listed(won)}: ${[what]} is scraped, too`] : []),
    ]
  })
