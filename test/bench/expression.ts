import { isEach, places, type Template } from './template.ts'

/** How a language writes a list with an item for each hypervisor, and how it joins lists. */
export interface Lists {
  each: (item: string) => string
  joined: (parts: string[]) => string
}

/** A template as an expression of `cluster` (and `hypervisor`), as JavaScript and Jsonnet both write it. */
export const expression = (template: Template, lists: Lists): string => {
  if (typeof template === 'string') return text(template)
  if (Array.isArray(template))
    return lists.joined(
      template.map(item =>
        isEach(item) ? lists.each(expression(item.each, lists)) : `[${expression(item, lists)}]`,
      ),
    )
  if (typeof template !== 'object' || template === null) return JSON.stringify(template)
  return `{${Object.entries(template)
    .map(([field, value]) => `${JSON.stringify(field)}: ${expression(value, lists)}`)
    .join(', ')}}`
}

const text = (template: string): string =>
  [
    [places.cluster, 'cluster.name'],
    [places.hypervisor, 'hypervisor.name'],
    [places.address, 'hypervisor.address'],
  ].reduce<string>(
    (quoted, [place, field]) => quoted.replaceAll(place as string, `" + ${field} + "`),
    JSON.stringify(template),
  )
