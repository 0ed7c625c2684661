import { canonical } from '../environment/address.ts'
import type { NamedEnvironment } from '../environment/defaults.ts'
import { clusterKey } from '../generate/gitops/delivered.ts'
import type { FieldPath } from '../problem/field-path.ts'

interface Known {
  environment: NamedEnvironment
  index: number
}

/** Environments of one Kubernetes cluster that monitor a hypervisor which an earlier one monitors; the first hypervisor of each. */
export const sharedHypervisors = (
  environments: NamedEnvironment[],
): [NamedEnvironment, FieldPath, string, 'warning'][] => {
  const known = new Map<string, Known>()
  return environments.flatMap(environment => {
    const cluster = clusterKey(environment)
    const places = environment.hypervisors.map(({ address }) => `${cluster}/${canonical(address)}`)
    const shared = places.flatMap((place, index) => {
      const first = known.get(place)
      return first === undefined || first.environment === environment ? [] : [{ first, index }]
    })
    for (const [index, place] of places.entries())
      if (!known.has(place)) known.set(place, { environment, index })
    return shared
      .slice(0, 1)
      .map(({ first, index }) => [
        environment,
        ['hypervisors', index, 'address'] as FieldPath,
        `${JSON.stringify(environment.hypervisors[index]?.address)} is also hypervisors[${first.index}] of ${first.environment.file}${shared.length > 1 ? `, and ${shared.length - 1} more are shared` : ''}: its guests are counted and alerted on twice where one Prometheus scrapes both; leave it out of one of them`,
        'warning' as const,
      ])
  })
}
