import { distance } from 'fastest-levenshtein'
import type { NamedEnvironment } from '../environment/defaults.ts'
import { type Agreement, agreements } from '../generate/gitops/agreements.ts'
import type { Problem } from '../problem/problem.ts'

type Said = Agreement & { environment: NamedEnvironment }

/** Environments that share an object, or a folder of gitops/, must mean the same by it: those are told that differ from most. */
export const sharedDelivery = (environments: NamedEnvironment[]): Problem[] => {
  const said = environments.flatMap(environment =>
    agreements(environment).map(agreement => ({ ...agreement, environment })),
  )
  const groups = Map.groupBy(said, ({ shared, field }) => JSON.stringify([shared, field]))
  return said.flatMap(one => {
    const [first, ...more] = mostOf(groups.get(JSON.stringify([one.shared, one.field])) ?? [])
    if (first === undefined || first.value === one.value) return []
    const others = `${first.environment.file}${more.length === 0 ? '' : ` and ${more.length} more`}`
    return [
      {
        file: one.environment.file,
        message: `${one.field} differs from that of ${others}, and ${more.length === 0 ? 'both' : 'all'} share ${one.shared}; make them alike, or give each Argo CD or Flux a \`delivery.controller\` of its own`,
      },
    ]
  })
}

/** Those that say what most say; of equally many, what the first says. */
const mostOf = (said: Said[]): Said[] =>
  [...Map.groupBy(said, ({ value }) => value).values()].reduce(
    (most, same) => (same.length > most.length ? same : most),
    [],
  )

/** A controller's name that no other environment has and that is nearly another's: its Argo CD or Flux would prune the environment. */
export const misspeltControllers = (environments: NamedEnvironment[]): Problem[] => {
  const byName = Map.groupBy(environments, ({ delivery }) => delivery?.controller ?? '')
  const names = [...byName.keys()].filter(name => name !== '')
  return names.flatMap((name, index): Problem[] => {
    const [only, ...more] = byName.get(name) ?? []
    const meant = names.find(
      (other, at) => (at < index || (byName.get(other)?.length ?? 0) > 1) && isSlip(name, other),
    )
    if (only === undefined || more.length > 0 || meant === undefined) return []
    return [
      {
        file: only.file,
        message: `delivery.controller ${JSON.stringify(name)} is used by no other environment; did you mean ${JSON.stringify(meant)}? The controller that brought this environment would remove it`,
        field: ['delivery', 'controller'],
        severity: 'warning',
      },
    ]
  })
}

/** One letter too many, too few or another, or two that changed places; numbers that differ are meant. */
const isSlip = (name: string, other: string): boolean => {
  const [letters, others] = [name, other].map(text => text.replaceAll(/[0-9]/g, ''))
  if (name === other || letters === others) return false
  return distance(name, other) === 1 || (distance(name, other) === 2 && sorted(name) === sorted(other))
}

const sorted = (text: string): string => [...text].sort().join('')
