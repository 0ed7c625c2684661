import { Ajv, type ErrorObject, type Options } from 'ajv'
import type { JSONSchema } from '../../environment/schema.ts'
import type { Fault } from '../../problem/fault.ts'
import { type FieldPath, fieldName, valueAt } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import { repeated } from '../repeated.ts'
import { misplaced } from './misplaced.ts'
import { unionRemedy } from './remedy.ts'
import { faultOf, pathOf } from './schema-error.ts'
import {
  constantsOf,
  described,
  describedAny,
  isConstant,
  jsonType,
  propertiesOf,
  typeOf,
} from './schema-node.ts'

/** A function that gives the faults of a value by the schema, one a mistake. It takes milliseconds to make, so it is made once a schema. */
export const schemaFaults = (schema: JSONSchema): ((value: unknown) => Fault[]) => {
  const known = compiled.get(schema) ?? compile(schema)
  compiled.set(schema, known)
  return known
}

const compiled = new WeakMap<JSONSchema, (value: unknown) => Fault[]>()

const compile = (schema: JSONSchema): ((value: unknown) => Fault[]) => {
  const ajv = new Ajv({ allErrors: true, verbose: true, validateFormats: false, ...quickToCompile })
  ajv.addSchema(schema, 'environment')
  const toldWhere = misplaced(schema)
  return value => toldWhere(faultsBy(ajv, whole, value, []))
}

/** A build compiles the schema once and uses it for milliseconds; that it is a schema, its generator and a test see to. */
const quickToCompile: Options = {
  meta: false,
  validateSchema: false,
  inlineRefs: false,
  code: { optimize: false },
}

const whole = { $ref: 'environment' }

const faultsBy = (ajv: Ajv, schema: JSONSchema, value: unknown, path: FieldPath): Fault[] => {
  const validate = ajv.compile(schema)
  if (validate(value)) return []
  const errors = validate.errors ?? []
  // ajv reports every branch of a union; only the union itself counts, and of nested ones the outermost.
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf')
  const places = new Set(unions.map(({ instancePath }) => instancePath))
  const plain = errors.filter(
    ({ instancePath }) => ![instancePath, ...above(instancePath)].some(p => places.has(p)),
  )
  const outermost = unions.filter(({ instancePath }) => !above(instancePath).some(p => places.has(p)))
  return onePerField(
    withoutMisspelt([
      ...plain.map(error => faultOf(error, value, path)),
      ...outermost.flatMap(union => unionFaults(ajv, union, value, path)),
    ]),
  )
}

/** The JSON pointers of what a value stands in. */
const above = (pointer: string): string[] =>
  pointer === ''
    ? []
    : [...above(pointer.slice(0, pointer.lastIndexOf('/'))), pointer.slice(0, pointer.lastIndexOf('/'))]

/** A misspelt field is one fault, not an unknown field and a missing one. */
const withoutMisspelt = (faults: Fault[]): Fault[] => {
  const meant = new Set(
    faults.map(({ path, unknownField }) => fieldName([...path.slice(0, -1), unknownField?.meant ?? ''])),
  )
  return faults.filter(({ path, isMissing }) => !isMissing || !meant.has(fieldName(path)))
}

const onePerField = (faults: Fault[]): Fault[] => {
  const again = new Set(repeated(faults, ({ path }) => fieldName(path)).map(([index]) => index))
  return faults.filter((_, index) => !again.has(index))
}

/** The faults by the branch that fits best: of the value's own type, with the fewest faults. */
const unionFaults = (ajv: Ajv, union: ErrorObject, value: unknown, path: FieldPath): Fault[] => {
  const field = pathOf(union, value)
  const at = [...path, ...field]
  const branches = (union.schema as JSONSchema[]).map(branch => resolved(ajv, branch))
  const own = valueAt(value, field)
  const sameType = branches.filter(branch => typeOf(branch) === jsonType(own))
  if (sameType.length === 0 || (jsonType(own) !== 'object' && sameType.every(isConstant)))
    return [
      {
        path: at,
        message: `${received(own, at)} is not ${describedAny(branches)}${unionRemedy(branches, own, at)}`,
      },
    ]
  const kind = discriminator(sameType)
  const chosen =
    kind === undefined ? sameType : sameType.filter(branch => allows(branch, kind, valueAt(own, [kind])))
  if (kind !== undefined && chosen.length === 0) {
    const given = valueAt(own, [kind])
    const fact = given === undefined ? 'is missing; give' : `${received(given, [...at, kind])} is not`
    return [{ path: [...at, kind], message: `${fact} one of ${choices(sameType, kind)}` }]
  }
  const [best = []] = chosen
    .map(branch => faultsBy(ajv, branch, own, at))
    .sort((a, b) => weight(a) - weight(b))
  const word = branches.flatMap(constantsOf).find(constant => Object.hasOwn(own as object, String(constant)))
  if (word !== undefined)
    return [
      {
        path: at,
        message: `${received(own, at)} is an object; give ${JSON.stringify(word)} alone in its place`,
      },
    ]
  if (chosen.length > 1 && !chosen.some(branch => allowsSome(branch, own)) && !best.some(isMisspelt))
    return [
      { path: at, message: `${received(own, at)} is none of the known kinds; give one of ${kinds(chosen)}` },
    ]
  return kind === undefined && mixed(own, sameType, best, at)
    ? [
        {
          path: at,
          message: `${received(own, at)} mixes ${sameType
            .filter(branch => allowsSome(branch, own))
            .map(described)
            .join(' and ')}; give one of them`,
        },
      ]
    : best
}

const isMisspelt = ({ unknownField }: Fault): boolean => unknownField?.meant !== undefined

/** The properties by which a person tells branches apart: the first of each. */
const kinds = (branches: JSONSchema[]): string =>
  branches.map(branch => Object.keys(propertiesOf(branch))[0]).join(', ')

/** Whether an object has a property that this branch knows. */
const allowsSome = (branch: JSONSchema, own: unknown): boolean =>
  Object.keys(own as object).some(key => Object.hasOwn(propertiesOf(branch), key))

/** The property by which the branches tell themselves apart, such as `op`: constants in all of them. */
const discriminator = (branches: JSONSchema[]): string | undefined =>
  branches.length < 2
    ? undefined
    : Object.keys(propertiesOf(branches[0])).find(name =>
        branches.every(branch => isConstant(propertiesOf(branch)[name] ?? {})),
      )

const allows = (branch: JSONSchema, property: string, value: unknown): boolean =>
  constantsOf(propertiesOf(branch)[property] ?? {}).includes(value)

const choices = (branches: JSONSchema[], property: string): string =>
  branches
    .flatMap(branch => constantsOf(propertiesOf(branch)[property] ?? {}))
    .map(constant => JSON.stringify(constant))
    .join(', ')

/** Whether an object's own fields, not those further down, are all known, but not to one and the same branch. */
const mixed = (value: unknown, branches: JSONSchema[], faults: Fault[], at: FieldPath): boolean =>
  branches.length > 1 &&
  faults.some(({ unknownField, path }) => unknownField && path.length === at.length + 1) &&
  Object.keys(value as object).every(key => branches.some(branch => Object.hasOwn(propertiesOf(branch), key)))

/** Unknown fields weigh more than missing ones: the branch that knows the fields is the one that was meant. */
const weight = (faults: Fault[]): number =>
  faults.reduce((sum, { unknownField }) => sum + (unknownField ? 10 : 1), 0)

/** A branch with its definition in place of the reference, and the definitions that it refers to; ajv compiles each object once. */
const resolved = (ajv: Ajv, branch: JSONSchema): JSONSchema => {
  const known = resolutions.get(branch)
  if (known !== undefined) return known
  const { definitions } = schemaOf(ajv)
  const name = String(branch.$ref ?? '')
    .split('/')
    .at(-1) as string
  const resolution = { ...(definitions[name] ?? branch), definitions }
  resolutions.set(branch, resolution)
  return resolution
}

const resolutions = new WeakMap<JSONSchema, JSONSchema>()

const schemaOf = (ajv: Ajv) =>
  ajv.getSchema('environment')?.schema as { definitions: Record<string, JSONSchema> }
