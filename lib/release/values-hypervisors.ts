import type { Exporter } from '../environment.ts'
import type { FieldPath } from '../problem/field-path.ts'
import type { Problem } from '../problem/problem.ts'
import type { Target } from './facts.ts'
import { hostOf } from './host.ts'
import type { Reader } from './reader.ts'
import { isRecord, type Plain, recordOf } from './record.ts'
import { found, rootsOf } from './values-roots.ts'

/** Where the dialects of charts list hypervisors, and what is scraped there. `hypervisors` lists machines: both. */
const lists: [string, Exporter[]][] = [
  ['hypervisors', ['pve', 'node']],
  ['pveServers', ['pve']],
  ['serviceMonitor.pveTargets', ['pve']],
  ['pveTargets', ['pve']],
  ['targets', ['pve']],
  ['proxmox.targets', ['pve']],
  ['nodeExporter.targets', ['node']],
  ['nodeExporter.hosts', ['node']],
]

/** Keys that say hypervisors only below a chart's own name or group: `pve.target`. */
const listsOfGroups = ['target', 'hosts', 'host', 'nodes', 'servers']

/** The hypervisors that values list, by the module that asks them where there are several. */
export const valuesTargets = (
  reader: Reader,
): { targets: (Target & { module?: string })[]; problems: Problem[] } => {
  const read = [
    ...lists.flatMap(([key, exporters]) =>
      found(reader, [key]).map(path => ({ path, exporters, module: undefined as string | undefined })),
    ),
    ...rootsOf(reader)
      .filter(root => root.length > 0)
      .flatMap(root => listsOfGroups.map(key => [...root, key]))
      .filter(path => reader.peek(path) !== undefined)
      .map(path => ({ path, exporters: ['pve'] as Exporter[], module: undefined as string | undefined })),
    ...rootsOf(reader).flatMap(root =>
      Object.keys(recordOf(reader.peek([...root, 'modules']))).flatMap(module =>
        ['targets', 'target', 'hosts']
          .map(key => [...root, 'modules', module, key])
          .filter(path => reader.peek(path) !== undefined)
          .map(path => ({ path, exporters: ['pve'] as Exporter[], module: module as string | undefined })),
      ),
    ),
  ].map(({ path, exporters, module }) => ({ ...itemsAt(reader, path, exporters), module }))
  return {
    targets: read.flatMap(({ targets, module }) =>
      targets.map(target => ({ ...target, ...(module !== undefined && { module }) })),
    ),
    problems: read.flatMap(({ problems }) => problems),
  }
}

const itemsAt = (
  reader: Reader,
  path: FieldPath,
  exporters: Exporter[],
): { targets: Target[]; problems: Problem[] } => {
  const value = reader.peek(path)
  const items: [FieldPath, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [[...path, index], item])
    : isRecord(value)
      ? Object.entries(value).map(([key, item]) => [[...path, key], item])
      : [[path, value]]
  const read = items.map(([at, item]) => itemAt(reader, at, item, exporters, isRecord(value)))
  return {
    targets: read.flatMap(one => ('targets' in one ? one.targets : [])),
    problems: read.flatMap(one => ('problem' in one ? [one.problem] : [])),
  }
}

const addressKeys = ['ip', 'address', 'host', 'hostname', 'target', 'url', 'server', 'fqdn']
const nameKeys = ['name', 'node', 'nodeName']

/** `198.51.100.11`, or an object with a name and an address, whatever its chart calls them. */
const itemAt = (
  reader: Reader,
  at: FieldPath,
  item: unknown,
  exporters: Exporter[],
  isKeyOfMap: boolean,
): { targets: Target[] } | { problem: Problem } => {
  const place = reader.place(at)
  const [address, name] = isRecord(item)
    ? [keyOf(item, addressKeys), nameKeys.find(key => isScalar(item[key]))]
    : []
  const text =
    address === undefined
      ? isRecord(item) && name !== undefined
        ? item[name]
        : item
      : (item as Plain)[address]
  const host = typeof text === 'string' ? hostOf(text) : undefined
  if (host === undefined)
    return {
      problem: {
        ...place,
        message: `${reader.what(at)} is no hypervisor that can be read: give an address, or an object with ${nameKeys[0]} and ${addressKeys.slice(0, 3).join(' or ')}`,
      },
    }
  for (const key of [address, name]) if (key !== undefined) reader.take([...at, key], 'hypervisors')
  if (!isRecord(item)) reader.take(at, 'hypervisors')
  const key = at.at(-1)
  // `hypervisors: { pve1: 198.51.100.11 }`
  const called =
    name === undefined ? (typeof key === 'string' && isKeyOfMap ? key : undefined) : (item as Plain)[name]
  return {
    targets: exporters.map(exporter => ({
      host: host.host,
      ...(isScalar(called) && called !== host.host && { name: String(called).toLowerCase() }),
      exporter,
      place,
    })),
  }
}

/** A name that YAML reads as a number or a truth is a name all the same; the reader asks to quote it where that loses anything. */
const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)

const keyOf = (item: Plain, keys: string[]): string | undefined =>
  keys.find(key => typeof item[key] === 'string')
