import { fillLevels } from '../appearance.ts'
import { bytes, filling, levelled, state } from '../panels/columns.ts'
import type { Sized } from '../panels/panel.ts'
import { table } from '../panels/table.ts'
import {
  storageFree,
  storageFullIn,
  storageRank,
  storageSize,
  storageUnreachable,
  storageUse,
} from '../queries/storages.ts'
import { reachableWords } from '../value-texts.ts'

/** The storages, a row each: those that are not reached, then the fullest. */
export const storages = (most: number): Sized => {
  const rows = `topk(${most}, ${storageRank})`
  const ofRows = (expression: string) => `(${expression}) and on (environment, storage, node) ${rows}`
  return table({
    title: 'Storages',
    description: `${most} storages at most: those that a node does not reach, then the fullest; a shared one once, with no node. One that is not reached stops that node's guests on it. Over 90 % free space or add some.`,
    levels: fillLevels,
    labels: [
      { label: 'storage', heading: 'Storage' },
      { label: 'node', heading: 'Node', width: 95 },
      { label: 'environment', heading: 'Environment', last: true },
      { label: 'plugintype', heading: 'Type', last: true },
    ],
    values: [
      state('Reached', ofRows(storageUnreachable), reachableWords, 125),
      filling('Used', ofRows(storageUse)),
      levelled('Full in', ofRows(storageFullIn), {
        levels: { warning: 7 * 86_400, bad: 86_400, falling: true },
        unit: 's',
        width: 130,
      }),
      bytes('Free', ofRows(storageFree), 130),
      bytes('Size', ofRows(storageSize), 130),
    ],
    sortBy: [{ heading: 'Reached' }, { heading: 'Used' }],
    searchable: true,
    none: 'no storage is known',
  })
}
