import { anyIsBad, anyIsWarning } from '../defaults.ts'
import { guestsDownCount, notBackedUpCount } from '../expressions/guests.ts'
import { pageLink } from '../links.ts'
import { uids } from '../names.ts'
import type { Sized } from '../panels/panel.ts'
import { type Stat, stat } from '../panels/stat.ts'

/** How many guests should run and do not. */
export const guestsDownStat = (own: Pick<Stat, 'link' | 'width'>): Sized =>
  stat({
    title: 'Guests down',
    description:
      'Guests that should run and do not: started with their node or by HA, no template, not locked. Start them, or take "on boot" from them.',
    unit: 'short',
    levels: anyIsBad,
    query: { expression: guestsDownCount, legend: '' },
    ...own,
  })

/** How many guests no backup job covers, with the page that lists them. */
export const notBackedUpStat = (): Sized =>
  stat({
    title: 'No backup job',
    description:
      'Guests, templates left out, that no backup job covers. Add them to one, or agree that they need none.',
    unit: 'short',
    levels: anyIsWarning,
    query: { expression: `sum(${notBackedUpCount})`, legend: '' },
    link: pageLink('Storage and backup', uids.storageAndBackup),
  })
