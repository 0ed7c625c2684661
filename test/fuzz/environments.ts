import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { knownExporters } from '../../lib/environment/exporters/known-exporters.ts'
import type { Environment } from '../../lib/environment.ts'
import { hostileTexts } from '../hostile-texts.ts'
import { arbitraryOfSchema } from './arbitrary-of-schema.ts'
import { likely } from './likely.ts'

/** The schema as it is committed. */
export const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schema/environment.schema.json'), 'utf8'),
)

/** Environments that fit the schema, and mostly the rules. */
export const fitting = arbitraryOfSchema(schema, likely).map(value => coherent(value as Environment))

/** What a person would not forget: exporters that hypervisors name are switched on, one exporter is for one hypervisor, and Argo CD brings the addresses. */
const coherent = (environment: Environment): Environment => {
  const { hypervisors, exporters, pveExporter, delivery, discovery } = environment
  const named = hypervisors.flatMap(({ exporters = [] }) => exporters).filter(one => one in knownExporters)
  const { single, ...others } = pveExporter
  return {
    ...environment,
    ...(named.length > 0 && {
      exporters: { ...exporters, ...Object.fromEntries(named.map(one => [one, true])) },
    }),
    ...(single && hypervisors.length > 1 && { pveExporter: others }),
    ...(delivery?.argocd && delivery.argocd.syncsEndpoints !== true && discovery !== 'static'
      ? { discovery: 'static' }
      : {}),
  }
}

/** Several environments of one tree, by name. */
export const several = fc.dictionary(fc.constantFrom('lab', 'a', 'x1', 'paris', 'null'), fitting, {
  minKeys: 2,
  maxKeys: 3,
  noNullPrototype: true,
})

/** Texts that break some reader: of YAML, of a shell, of a template, of a regular expression. */
export const hostileText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'length', '\u0000', '\ud800'],
    ...['$(id)', '`id`', "'; id; '", 'a\nb', '{{ .Values }}', '{{a}}', '%s', '\\', '..', '/', 'a/../b'],
    ...['198.51.100.256', '198.51.100.01', '::ffff:1.2.3.4', 'fe80::1%eth0', '127.0.0.1', '0.0.0.0'],
    ...['1Ki', '1e999', '-1', '0.0000000001', '1.', '.5', '+1', '01', '1E', '1e1', '٣', '１'],
    ...['a'.repeat(64), 'a'.repeat(254), `${'a-'.repeat(20_000)}!`, `${'1'.repeat(20_000)}x`, '[a-', '(((('],
  ),
)

const wrong = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 53, {}, [], [[]], [null]),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  // What a program calls on everything, as fields of a file.
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>({ toString: 'x' }, { toJSON: 1, valueOf: 2 }),
  },
)

/** A change of one place: another value, nothing, a field that is too much, or a key that is another. */
const change = fc.record({
  place: fc.nat(),
  /** Half of the changes are of what an environment and its sections hold themselves: there rules read most. */
  shallow: fc.boolean(),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'rename', 'rename'),
  value: wrong,
  key: fc.oneof(
    hostileText,
    fc.constantFrom('tls', 'secret', 'password', 'token', 'name', 'address', 'from'),
  ),
})

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

/** Environments of which one to three places are wrong, or at least strange. */
export const broken = fc
  .tuple(fitting, fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([environment, changes]) => changes.reduce<unknown>(changed, environment))

/** Anything that JSON has. */
export const anything = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' })

/** Trees that are accepted more often than not. */
export const fittingTrees: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 8, arbitrary: fitting.map(lab => ({ lab })) },
  { weight: 1, arbitrary: several },
)

/** Trees of environments, by name: one that fits, one that nearly does, several, one that is none. */
export const trees: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 8, arbitrary: fitting.map(lab => ({ lab })) },
  { weight: 8, arbitrary: broken.map(lab => ({ lab })) },
  { weight: 2, arbitrary: several },
  { weight: 1, arbitrary: anything.map(lab => ({ lab })) },
)

type Place = [holder: Record<string, unknown>, key: string]

const placesOf = (value: unknown, depth: number): Place[] =>
  typeof value !== 'object' || value === null || depth === 0
    ? []
    : Object.keys(value).flatMap(key => [
        [value as Record<string, unknown>, key] as Place,
        ...placesOf(Reflect.get(value, key), depth - 1),
      ])

const changed = (environment: unknown, { place, shallow, how, value, key }: Change): unknown => {
  const copy = structuredClone(environment)
  const places = placesOf(copy, shallow ? 2 : 50)
  const [holder, name] = places[place % Math.max(places.length, 1)] ?? []
  if (holder === undefined || name === undefined) return value
  const own = holder[name]
  if (how === 'remove' || how === 'rename') {
    if (Array.isArray(holder)) holder.splice(Number(name), 1)
    else delete holder[name]
  }
  if (how === 'replace') holder[name] = value
  if (how === 'rename' && !Array.isArray(holder)) define(holder, key, own)
  if (how === 'add') {
    if (Array.isArray(holder)) holder.push(value)
    else define(holder, key, value)
  }
  return copy
}

/** As a parser of JSON or YAML makes it: `__proto__` is a key as any other. */
const define = (holder: object, key: string, value: unknown) =>
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true })
