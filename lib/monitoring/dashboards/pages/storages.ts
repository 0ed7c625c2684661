import { fillLevels } from '../appearance.ts'
import { bytes, filling, levelled, state } from '../panels/columns.ts'
import type { Sized } from '../panels/panel.ts'
import { table } from '../panels/table.ts'
import {
  storageFree,
  storageFullIn,
  storageSize,
  storageUnreachable,
  storageUse,
} from '../queries/storages.ts'
import { reachableWords } from '../value-texts.ts'

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
      filling('Used', rows),
      state('Reached', ofRows(storageUnreachable), reachableWords, 130),
      levelled('Full in', ofRows(storageFullIn), {
        levels: { warning: 7 * 86_400, bad: 86_400, falling: true },
        unit: 's',
        width: 130,
      }),
      bytes('Free', ofRows(storageFree), 130),
      bytes('Size', ofRows(storageSize), 130),
    ],
    sortBy: [{ heading: 'Used' }],
    searchable: true,
  })
}
