import { fillLevels } from '../defaults.ts'
import {
  storageFree,
  storageFullIn,
  storageSize,
  storageUnreachable,
  storageUse,
} from '../expressions/storages.ts'
import type { Sized } from '../panels/panel.ts'
import { table } from '../panels/table.ts'
import { reachableWords } from '../words.ts'

/** The fullest storages, a row each. */
export const storages = (most: number): Sized => {
  const rows = `topk(${most}, ${storageUse})`
  const ofRows = (expression: string) => `(${expression}) and on (environment, storage, node) ${rows}`
  return table({
    title: 'Storages',
    description: `The ${most} fullest storages; a shared one once, with no node. Over 90 % free space or add some. One that a node does not reach stops that node's guests on it.`,
    levels: fillLevels,
    labels: [
      { label: 'environment', heading: 'Environment' },
      { label: 'storage', heading: 'Storage' },
      { label: 'node', heading: 'Node' },
      { label: 'plugintype', heading: 'Type' },
    ],
    values: [
      { heading: 'Used', expression: rows, unit: 'percentunit', levels: fillLevels, as: 'bar', decimals: 0 },
      {
        heading: 'Reached',
        expression: ofRows(storageUnreachable),
        unit: 'short',
        words: reachableWords,
        as: 'ground',
      },
      {
        heading: 'Full in',
        expression: ofRows(storageFullIn),
        unit: 's',
        levels: { warning: 7 * 86_400, bad: 86_400, falling: true },
        as: 'ground',
      },
      { heading: 'Free', expression: ofRows(storageFree), unit: 'bytes' },
      { heading: 'Size', expression: ofRows(storageSize), unit: 'bytes' },
    ],
    sortBy: { heading: 'Used' },
    searchable: true,
  })
}
