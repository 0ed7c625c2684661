import { defaults, type NamedEnvironment } from '../environment/defaults.ts'
import type { HypervisorChange } from '../environment-file/edit-change.ts'

type Hypervisors = NamedEnvironment['hypervisors']

/** An environment's hypervisors after changes: what has a name of its own stays as it is, and new ones come last. */
export const changedHypervisors = (hypervisors: Hypervisors, changes: HypervisorChange[]): Hypervisors => {
  const of = (name: string) => changes.filter(change => change.kind !== 'add' && change.name === name)
  const kept = hypervisors.flatMap(hypervisor => {
    const own = of(hypervisor.name)
    if (own.some(({ kind }) => kind === 'remove')) return []
    const values = own.map(change =>
      change.kind === 'address'
        ? { address: change.address }
        : change.kind === 'name'
          ? { name: change.to }
          : {},
    )
    return [Object.assign({}, hypervisor, ...values) as Hypervisors[number]]
  })
  const added = changes.flatMap(change =>
    change.kind === 'add'
      ? [{ name: change.name, address: change.address, exporters: defaults.exporters }]
      : [],
  )
  return [...kept, ...added]
}
