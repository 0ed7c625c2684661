import { anyIsWarning, fillLevels, noLevels } from '../defaults.ts'
import {
  guestCpu,
  guestDisk,
  guestInfo,
  guestLocked,
  guestMemory,
  guestNetwork,
  guestOnBoot,
  guestUp,
  guestUptime,
  named,
  notBackedUp,
} from '../expressions/guests.ts'
import { rowLink } from '../links.ts'
import { uids } from '../names.ts'
import type { Sized } from '../panels/panel.ts'
import { table, type ValueColumn } from '../panels/table.ts'
import { backupWords, lockWords, runningWords, yesWords } from '../words.ts'

/** Guests, a row each, the busiest first: `among` is the info series of those that may stand in it, `most` how many do. */
export const guestTable = (title: string, among: string, most: string): Sized => {
  const rows = `topk(${most}, ${guestCpu} and on (environment, id) ${among})`
  const column = (
    heading: string,
    expression: string,
    rest: Omit<ValueColumn, 'heading' | 'expression'>,
  ) => ({
    heading,
    expression: `max by (environment, id) (${expression}) and on (environment, id) ${rows}`,
    ...rest,
  })
  return table({
    title,
    description:
      'A row a guest, the busiest first; the funnel in a heading finds more. CPU and memory are shares of the guest\'s own. "in no job" is a guest that no backup job covers. Click a name for its history.',
    levels: noLevels,
    labels: [
      { label: 'environment', heading: 'Environment' },
      {
        label: 'name',
        heading: 'Name',
        link: rowLink('Show its history', uids.guests, { environment: 'Environment', guest: 'ID' }),
      },
      { label: 'id', heading: 'ID' },
      {
        label: 'node',
        heading: 'Node',
        link: rowLink('Open the hypervisor', uids.hypervisor, { environment: 'Environment', node: 'Node' }),
      },
      { label: 'tags', heading: 'Tags' },
    ],
    values: [
      {
        heading: 'CPU',
        expression: `max by (environment, id, name, node, tags) (${named(`(${rows})`, among, 'name, node, tags')})`,
        unit: 'percentunit',
        levels: fillLevels,
        as: 'bar',
        decimals: 0,
      },
      column('Memory', guestMemory, { unit: 'percentunit', levels: fillLevels, as: 'bar', decimals: 0 }),
      column('Status', guestUp, { unit: 'short', words: runningWords, as: 'ground' }),
      column('On boot', guestOnBoot, { unit: 'short', words: yesWords }),
      column('Disk', guestDisk, { unit: 'Bps' }),
      column('Network', guestNetwork, { unit: 'Bps' }),
      column('Up for', guestUptime, { unit: 'dtdurations' }),
      column('Backup', notBackedUp, {
        unit: 'short',
        words: backupWords,
        levels: anyIsWarning,
        as: 'ground',
      }),
      column('Locked', guestLocked, { unit: 'short', words: lockWords, levels: anyIsWarning, as: 'ground' }),
    ],
    searchable: true,
    sortBy: { heading: 'CPU' },
    none: 'no guest is found',
  })
}

/** The guests of the picked nodes. */
export const onPickedNode = guestInfo('node=~"$node"')
