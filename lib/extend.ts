import { deep, deepWithKey, merge, type Rules, type Strategy, replace as second } from '@jkcfg/std/merge.js'
import type { FieldName } from './environment/field-name.ts'
import type {
  CustomExporter,
  Delivery,
  Environment,
  Exporters,
  Hypervisor,
  NodeExporter,
  PveExporter,
} from './environment.ts'
import { type FieldPath, fieldName } from './problem/field-path.ts'
import { received } from './problem/problem.ts'

/** A part of an environment, to be shared or to be extended. */
export type Fragment = Partial<
  Omit<Environment, 'hypervisors' | 'pveExporter' | 'nodeExporter' | 'exporters' | 'delivery'>
> & {
  hypervisors?: (Partial<Hypervisor> & Pick<Hypervisor, 'name'>)[]
  pveExporter?: Partial<PveExporter>
  nodeExporter?: Partial<NodeExporter> | false
  exporters?: Omit<Exporters, 'custom'> & {
    custom?: (Partial<CustomExporter> & Pick<CustomExporter, 'name'>)[]
  }
  delivery?: Partial<Delivery>
}

/** Two fragments that can't be merged: one has a list, text or an object where the other has something else. */
export class MergeConflict extends Error {}

/**
 * An environment of fragments, each deep-merged over those before it as Jsonnet objects are: hypervisors and custom exporters merge
 * by name; `credentials`, `tls`, `false` and other lists replace; `replace([…])` replaces hypervisors, too.
 * What is missing in the result, or wrong, is told by the build. Throws `MergeConflict`.
 */
export const extend = (...fragments: Fragment[]): Environment =>
  fragments.reduce<Fragment>((shared, own) => {
    const conflict = firstConflict(shared, own, [])
    if (conflict !== undefined) throw new MergeConflict(conflict)
    return merge(shared, own, rules) as Fragment
  }, {}) as Environment

/** A list that takes the place of the shared one where it would be merged with it. */
export const replace = <Item>(list: Item[]): Item[] =>
  Object.defineProperty([...list], replaces, { value: true })

const replaces = Symbol('replaces')

/** Fields whose own value replaces the shared one, whatever either is. */
const wholes: FieldName[] = [
  'pveExporter.credentials',
  'pveExporter.tls',
  'pveExporter.nodeInterval',
  'nodeExporter.tls',
]

const isWhole = (path: FieldPath): boolean =>
  isOneOf(wholes, fieldName(path)) || (path.length === 3 && path[0] === 'exporters' && path[2] === 'tls')

/** Fields that are an object, or `false` for none. */
const switches = ['nodeExporter', 'networkPolicy', 'alerts', 'dashboards'] satisfies FieldName[]

const byName: Strategy = (a = [], b) => {
  if (isReplacement(b)) return [...(b as unknown[])]
  // What has no name, the build tells.
  return [a, b].every(areNamed) ? deepWithKey('name')(a, b) : b
}

const areNamed = (value: unknown): boolean =>
  Array.isArray(value) && value.every(item => isObject(item) && typeof item.name === 'string')

/** Deep where both are objects; else the second, which may be `false`, or the first of its kind. */
const deepOrSecond =
  (rules: Rules = {}): Strategy =>
  (a, b) =>
    isObject(a) && isObject(b) ? deep(rules)(a, b) : b

/** Alerts by name, each changed (an object) or switched off (`false`) by whoever comes last. */
const alertsByName: Strategy = (a, b) =>
  isObject(a) && isObject(b)
    ? {
        ...a,
        ...Object.fromEntries(Object.entries(b).map(([name, rule]) => [name, deepOrSecond()(a[name], rule)])),
      }
    : b

/** Exporters by name, each switched on or off or changed by whoever comes last. */
const exportersByName: Strategy = (a, b) =>
  isObject(a) && isObject(b)
    ? {
        ...a,
        ...Object.fromEntries(
          Object.entries(b).map(([name, own]) => [
            name,
            name === 'custom' ? byName(a[name], own) : deepOrSecond({ tls: second() })(a[name], own),
          ]),
        ),
      }
    : b

const rules: Rules = {
  hypervisors: byName,
  pveExporter: deepOrSecond({ credentials: second(), tls: second(), nodeInterval: second() }),
  ...Object.fromEntries(switches.map(name => [name, deepOrSecond()])),
  nodeExporter: deepOrSecond({ tls: second() }),
  exporters: exportersByName,
  alerts: deepOrSecond({ rules: alertsByName }),
}

const firstConflict = (shared: unknown, own: unknown, path: FieldPath): string | undefined => {
  const field = fieldName(path)
  if (shared === undefined || isWhole(path)) return undefined
  if (isObject(shared) && isObject(own))
    return Object.keys(own)
      .map(key => firstConflict(shared[key], own[key], [...path, key]))
      .find(conflict => conflict !== undefined)
  if (kind(shared) === kind(own) || isSwitch(path)) return undefined
  return `${field || 'a fragment'} ${received(own, path)} is ${kind(own)}, but the shared fragment has ${kind(shared)} there, ${received(shared, path)}; make them alike`
}

/** A field that may be an object here and `true` or `false` there: those of `switches`, each alert and each exporter. */
const isSwitch = (path: FieldPath): boolean =>
  isOneOf(switches, fieldName(path)) ||
  (path.length === 3 && path[0] === 'alerts' && path[1] === 'rules') ||
  (path.length === 2 && path[0] === 'exporters' && path[1] !== 'custom')

const isOneOf = (fields: readonly string[], field: string): boolean => fields.includes(field)

const isReplacement = (value: unknown): boolean => Array.isArray(value) && replaces in value

const isObject = (value: unknown): value is Record<string, unknown> => kind(value) === 'an object'

const kind = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  if (value === null || value === undefined) return `${value}`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
