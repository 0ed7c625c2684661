import type { FieldPath } from '../problem/field-path.ts'
import type { Reader } from './reader.ts'
import { isRecord, recordOf } from './record.ts'

/**
 * Where a chart's values may stand: at the top, below what a parent chart calls it (`prometheus-pve-exporter:`), or below a group of
 * the chart's own (`exporter:`). Values of later roots fill in what earlier ones do not say.
 */
export const rootsOf = (reader: Reader): FieldPath[] => [
  [],
  ...Object.entries(recordOf(reader.peek([])))
    .filter(([key, value]) => isRecord(value) && /pve|proxmox|^exporter$|^deployment$|^config$/i.test(key))
    .map(([key]) => [key]),
]

/** Dotted paths of a dialect, below each root, where the values have something. */
export const found = (reader: Reader, paths: string[]): FieldPath[] =>
  rootsOf(reader)
    .flatMap(root => paths.map(path => [...root, ...path.split('.')]))
    .filter(path => reader.peek(path) !== undefined)
