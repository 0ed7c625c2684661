import { noLevels } from '../appearance.ts'
import { uids } from '../dashboard-names.ts'
import { rowLink, toHypervisor } from '../links.ts'
import { filling, number, rate, since, state } from '../panels/columns.ts'
import type { Sized } from '../panels/panel.ts'
import { table } from '../panels/table.ts'
import {
  guestCpu,
  guestDisk,
  guestLocked,
  guestMemory,
  guestNetwork,
  guestOnBoot,
  guestUp,
  guestUptime,
  named,
  notBackedUp,
} from '../queries/guests.ts'
import { backupWords, lockWords, runningWords, yesWords } from '../value-texts.ts'

/** Guests, a row each, the busiest first: `among` is the info series of those that may stand in it, `most` how many do. */
export const guestTable = (title: string, among: string, most: string): Sized => {
  const rows = `topk(${most}, ${guestCpu} and on (environment, id) ${among})`
  const ofRows = (expression: string) =>
    `max by (environment, id) (${expression}) and on (environment, id) ${rows}`
  return table({
    title,
    description:
      'A row a guest, the busiest first; the funnel in a heading finds more. CPU and memory are shares of the guest\'s own. "in no job" is a guest that no backup job covers. Click a name for its history.',
    levels: noLevels,
    labels: [
      { label: 'environment', heading: 'Environment', width: 145 },
      {
        label: 'name',
        heading: 'Name',
        link: rowLink('Show its history', uids.guests, { environment: 'Environment', guest: 'ID' }),
        width: 150,
      },
      { label: 'id', heading: 'ID', width: 95 },
      {
        label: 'node',
        heading: 'Node',
        link: toHypervisor,
        width: 95,
      },
      { label: 'tags', heading: 'Tags' },
    ],
    values: [
      filling(
        'CPU',
        `max by (environment, id, name, node, tags) (${named(`(${rows})`, among, 'name, node, tags')})`,
        120,
      ),
      filling('Memory', ofRows(guestMemory), 120),
      state('Status', ofRows(guestUp), runningWords, 90),
      { ...number('On boot', ofRows(guestOnBoot), 90), words: yesWords },
      rate('Disk', ofRows(guestDisk), 95),
      rate('Network', ofRows(guestNetwork), 105),
      since('Up for', ofRows(guestUptime), 95),
      state('Backup', ofRows(notBackedUp), backupWords, 95),
      state('Locked', ofRows(guestLocked), lockWords, 95),
    ],
    searchable: true,
    sortBy: [{ heading: 'CPU' }],
    none: 'no guest is found',
  })
}
