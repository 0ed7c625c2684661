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

/** Rights in a person's words: `list pods, services in the namespace lab; get secrets pve-lab in the namespace lab`. */
export const rightsInWords = (rights: Right[]): string =>
  Object.values(
    Object.groupBy(rights, ({ verb, namespace, name }) => JSON.stringify([verb, namespace, name])),
  )
    .flatMap((same = []) => {
      const [first] = same
      if (first === undefined) return []
      const resources = same.map(({ group, resource }) => (group === '' ? resource : `${resource}.${group}`))
      const name = first.name === undefined ? '' : ` ${first.name}`
      return `${first.verb} ${resources.join(', ')}${name}${placeOf(first)}`
    })
    .join('; ')

const placeOf = ({ namespace, resource }: Right): string => {
  if (namespace !== undefined) return ` in the namespace ${namespace}`
  return clusterWide.includes(resource) ? '' : ' in all namespaces'
}

/** What stands in no namespace. */
const clusterWide = [
  'namespaces',
  'nodes',
  'customresourcedefinitions',
  'clusterroles',
  'clusterrolebindings',
]

/** What these checks ask of an account, each right once. */
export const rightsOf = (checks: Check[], scene: Omit<Scene, 'rights'>): Right[] => {
  const all = checks.flatMap(({ rights }) => rights?.(scene) ?? [])
  return [...new Map(all.map(one => [JSON.stringify(one), one])).values()]
}
