import { knownExporters } from '../../environment/exporters/known-exporters.ts'
import { nodeExporter } from '../../environment/exporters/node-exporter.ts'
import { names, objectName } from '../../environment/object-names.ts'
import { telegraf } from '../../environment/telegraf.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

/** A custom exporter has a name of its own: among exporters, and among the objects that every overlay has. */
export const customExporters: Rule = ({ exporters }) => {
  const custom = exporters.filter(({ inBase }) => !inBase)
  return custom.flatMap(({ key, field }, index) => {
    const message = taken(
      key,
      custom.slice(0, index).map(earlier => earlier.key),
    )
    return message === undefined ? [] : [{ path: [...field, 'name'], message: `${received(key)} ${message}` }]
  })
}

const taken = (name: string, earlier: string[]): string | undefined => {
  if (name === 'pve') return 'is the Proxmox VE API; give another name'
  if (name === 'node' || name === nodeExporter.name)
    return 'is the node exporter, which nodeExporter is for; give another name'
  const known = Object.entries(knownExporters).find(([key, { name: own }]) => [key, own].includes(name))
  if (known !== undefined) return `is known; say \`exporters.${known[0]}\`, with what differs`
  if (earlier.includes(name)) return 'is the name of another custom exporter, too; each has its own'
  return [...Object.values<string>(names), telegraf.name].includes(objectName(name)) ||
    name.startsWith('dashboard-')
    ? `is taken: objects of this repository are called ${objectName(name)}; give another name`
    : undefined
}
