import type { JSONSchema } from '../../environment/schema.ts'
import type { Fault } from '../../problem/fault.ts'
import { fieldName } from '../../problem/field-path.ts'
import { propertiesOf } from './schema-node.ts'

/** Tells of an unknown field the section to which it belongs, such as `tls` to `pveExporter`; there it is not missing, too. */
export const misplaced = (schema: JSONSchema): ((faults: Fault[]) => Fault[]) => {
  const places = placesOf(schema)
  return faults => {
    const told = faults.map(fault => ({ fault, place: placeOf(fault, places) }))
    const meant = new Set(told.map(({ place }) => place))
    return told
      .filter(({ fault }) => !fault.isMissing || !meant.has(fieldName(fault.path)))
      .map(({ fault, place }) =>
        place === undefined
          ? fault
          : {
              ...fault,
              message: `is not a known field here; did you mean ${place}?`,
              unknownField: { place },
            },
      )
  }
}

const placeOf = ({ path, unknownField }: Fault, places: Map<string, string>): string | undefined =>
  unknownField === undefined || unknownField.meant !== undefined || path.length > 2
    ? undefined
    : places.get(String(path.at(-1)))

/** Where each field of the environment and of its sections stands; the first one of a name. */
const placesOf = (schema: JSONSchema): Map<string, string> => {
  const sections = Object.entries(propertiesOf(schema))
  const places = [
    ...sections.map(([name]) => [name, name] as const),
    ...sections.flatMap(([section, own]) =>
      objectsOf(schema, own).flatMap(object =>
        Object.keys(propertiesOf(object)).map(name => [name, `${section}.${name}`] as const),
      ),
    ),
  ]
  return new Map(places.toReversed())
}

/** The objects that a schema allows. */
const objectsOf = (schema: JSONSchema, node: JSONSchema): JSONSchema[] => {
  const branches = (node.anyOf as JSONSchema[] | undefined) ?? [node]
  return branches.map(({ $ref, ...own }) =>
    $ref === undefined
      ? own
      : ((schema.definitions as Record<string, JSONSchema>)[String($ref).split('/').at(-1) as string] ?? {}),
  )
}
