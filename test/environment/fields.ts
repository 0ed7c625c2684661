/** What of a JSON schema the table of fields reads. */
export interface Node {
  $ref?: string
  type?: string
  title?: string
  description?: string
  const?: unknown
  default?: unknown
  enum?: unknown[]
  anyOf?: Node[]
  items?: Node
  properties?: Record<string, Node>
  additionalProperties?: Node | boolean
  required?: string[]
  definitions?: Record<string, Node>
}

/** A field of an environment: its path, the values that it takes, and what its docstring says. */
export interface Field {
  path: string
  value: string
  meaning: string
}

/** Every field of an environment, each before those inside it, as `lib/environment.ts` declares them. */
export const fieldsOf = (schema: Node): Field[] => {
  const resolved = (node: Node): Node =>
    node.$ref === undefined
      ? node
      : { ...schema.definitions?.[node.$ref.replace('#/definitions/', '')], ...withoutReference(node) }

  const values = (node: Node): string => {
    const { anyOf, const: constant, enum: choices, items, title, type, additionalProperties } = resolved(node)
    if (anyOf) return [...new Set(anyOf.map(values))].join(' or ')
    if (constant !== undefined) return literal(constant)
    if (choices) return choices.map(literal).join(', ')
    if (title !== undefined) return short(title)
    if (items) return `list of ${values(items)}`
    if (typeof additionalProperties === 'object') return `object of ${values(additionalProperties)}`
    return type ?? 'anything'
  }

  /** The fields inside a value, by the path that leads to it. */
  const inside = (node: Node, path: string, alone = true): Field[] => {
    const { anyOf = [], items, properties = {}, required = [], additionalProperties } = resolved(node)
    return [
      ...anyOf.flatMap(one => inside(one, path, objects(anyOf) === 1)),
      ...(items ? inside(items, `${path}[]`) : []),
      ...(typeof additionalProperties === 'object' ? inside(additionalProperties, `${path}.<name>`) : []),
      ...Object.entries(properties).flatMap(([key, property]) =>
        field(`${path === '' ? '' : `${path}.`}${key}`, property, alone && required.includes(key)),
      ),
    ]
  }

  const objects = (nodes: Node[]): number => nodes.filter(node => resolved(node).properties).length

  const field = (path: string, node: Node, required: boolean): Field[] => {
    const { description, default: value } = resolved(node)
    const notes = [
      ...(required && !/\bRequired\b/.test(description ?? '') ? ['Required.'] : []),
      ...(value === undefined ? [] : [`Default: ${literal(value)}.`]),
    ]
    const own = { path, value: values(node), meaning: [description, ...notes].filter(Boolean).join(' ') }
    return [own, ...inside(node, path)]
  }

  return unique(inside(schema, ''))
}

const withoutReference = ({ $ref: _, ...node }: Node): Node => node

/** The noun of a title such as `a DNS-1123 label (1 to 63 …)`; messages give it whole. */
const short = (title: string): string => title.replace(/^an? | \(.*$|, such as .*$/g, '')

const literal = (value: unknown): string =>
  `\`${typeof value === 'string' ? `'${value}'` : JSON.stringify(value)}\``

/** Alternatives may share a field; the first one stands for it. */
const unique = (fields: Field[]): Field[] =>
  [...new Map(fields.toReversed().map(field => [field.path, field])).values()].toReversed()
