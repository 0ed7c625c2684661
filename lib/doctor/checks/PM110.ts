import { canonical } from '../../environment/address.ts'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { type Check, type Finding, found } from '../check.ts'
import { listed } from '../live-object.ts'

/** The other environments of the tree: a file that was copied and not changed scrapes everything a second time. */
export const PM110: Check = {
  code: 'PM110',
  title: 'No other environment asks the same hypervisors.',
  after: [],
  offline: true,
  run: ({ environment, environments }) =>
    found(environments.filter(({ name }) => name !== environment.name).flatMap(sharedWith(environment))),
}

/** What both environments scrape: the same exporter at the same address. */
const sharedWith =
  (own: NamedEnvironment) =>
  (other: NamedEnvironment): Finding[] => {
    const keys = ['pve' as const, ...own.exporters.map(({ key }) => key)]
    const known = new Set(keys.flatMap(key => scraped(other, key)))
    const shared = own.hypervisors.filter(({ address }) =>
      keys.some(
        key =>
          known.has(`${key} ${canonical(address)}`) &&
          scraped(own, key).includes(`${key} ${canonical(address)}`),
      ),
    )
    if (shared.length === 0) return []
    return [
      {
        severity: 'warn',
        what: `${other.file} names the same ${shared.length === 1 ? 'hypervisor' : 'hypervisors'}: ${listed(shared.map(({ name, address }) => `${name} (${address})`))}.`,
        why: 'Each is asked twice, and each alert comes twice.',
        mend: {
          advice: `Correct the addresses in ${own.file} or in ${other.file}, or remove the file that is a copy and run \`npm run build\`.`,
        },
      },
    ]
  }

const scraped = (environment: NamedEnvironment, key: Parameters<typeof hypervisorsOf>[1]): string[] =>
  key === 'pve' || environment.exporters.some(one => one.key === key)
    ? hypervisorsOf(environment, key).map(({ address }) => `${key} ${canonical(address)}`)
    : []
