import { noLevels } from '../appearance.ts'
import { toGuest, toHypervisor } from '../links.ts'
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
  guestStatus,
  guestUp,
  guestUptime,
  named,
  notBackedUp,
} from '../queries/guests.ts'
import { guestNames } from '../queries/guests-found.ts'
import { backupWords, lockWords, runningWords, yesWords } from '../value-texts.ts'

/** Guests, a row each, the busiest first: `among` is the info series of those that may stand in it, `most` how many do. */
export const guestTable = (title: string, among: string, most: string): Sized => {
  const rows = `topk(${most}, (${guestCpu} or on (environment, id) 0 * ${guestUp} - 1) and on (environment, id) ${among})`
  const ofRows = (expression: string) =>
    `max by (environment, id) (${expression}) and on (environment, id) ${rows}`
  return table({
    title,
    description:
      "A row a guest, the busiest first, those of which nothing is known last; the funnel in a heading finds more. CPU and memory are shares of the guest's own; memory of a virtual machine without a balloon driver is what it takes from its node, its cache with it, so nearly 100 %. Click a name for its history.",
    levels: noLevels,
    labels: [
      { label: 'name', heading: 'Name', link: toGuest },
      { label: 'node', heading: 'Node', link: toHypervisor, width: 110, last: true },
      { label: 'environment', heading: 'Environment', width: 150, last: true },
      { label: 'id', heading: 'ID', width: 95, last: true },
      { label: 'tags', heading: 'Tags', width: 150, last: true },
    ],
    values: [
      state(
        'Status',
        `max by (environment, id, name, node, tags) (${named(`(${ofRows(guestStatus)})`, guestNames, 'name, node, tags')})`,
        runningWords,
        95,
      ),
      filling('CPU', ofRows(guestCpu), 110),
      filling('Memory', ofRows(guestMemory), 110),
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
