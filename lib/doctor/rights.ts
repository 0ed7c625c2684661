import type { Right } from '../cluster/failure.ts'
import { type KindName, kinds } from '../cluster/kinds.ts'
import type { Check } from './check.ts'
import type { Scene } from './scene.ts'

/** The right to list objects of these kinds, in a namespace or in all of them. */
export const mayList = (all: KindName[], namespace?: string): Right[] =>
  all.map(kind => right('list', kind, namespace))

/** The right to get an object of this kind by its name. */
export const mayGet = (kind: KindName, namespace?: string, name?: string): Right => ({
  ...right('get', kind, namespace),
  ...(name !== undefined && { name }),
})

const right = (verb: string, kind: KindName, namespace?: string): Right => {
  const { group, resource } = kinds[kind]
  return { verb, group, resource, ...(namespace !== undefined && { namespace }) }
}

/** A right in a person's words: `list pods in the namespace lab`. */
export const rightInWords = ({ verb, group, resource, namespace, name }: Right): string =>
  [
    verb,
    group === '' ? resource : `${resource}.${group}`,
    ...(name === undefined ? [] : [name]),
    namespace === undefined ? 'in all namespaces' : `in the namespace ${namespace}`,
  ].join(' ')

/** What these checks ask of an account, each right once. */
export const rightsOf = (checks: Check[], scene: Omit<Scene, 'rights'>): Right[] => {
  const all = checks.flatMap(({ rights }) => rights?.(scene) ?? [])
  return [...new Map(all.map(one => [JSON.stringify(one), one])).values()]
}
