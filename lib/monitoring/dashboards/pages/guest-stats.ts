import { anyIsBad, anyIsWarning, noLevels } from '../appearance.ts'
import type { Sized } from '../panels/panel.ts'
import { type Stat, stat } from '../panels/stat.ts'
import { guestCount, guestsDownCount, notBackedUpCount } from '../queries/guests.ts'

/** What a page says otherwise of a number that several show. */
type Own = Partial<Pick<Stat, 'description' | 'link' | 'width'>>

/** How many guests should run and do not. */
export const guestsDownStat = (own: Own): Sized =>
  stat({
    title: 'Guests down',
    description:
      'Guests that should run and do not: started with their node or by HA, no template, not locked. Start them, or take "on boot" from them.',
    unit: 'short',
    levels: anyIsBad,
    query: { expression: guestsDownCount, legend: '' },
    ...own,
  })

/** How many guests no backup job covers. */
export const notBackedUpStat = (own: Own): Sized =>
  stat({
    title: 'No backup job',
    description:
      'Guests, templates left out, that no backup job covers. Add them to one, or agree that they need none.',
    unit: 'short',
    levels: anyIsWarning,
    query: { expression: `sum(${notBackedUpCount})`, legend: '' },
    ...own,
  })

/** How many guests there are. */
export const guestCountStat = (own: Own = {}): Sized =>
  stat({
    title: 'Guests',
    description: 'All guests but templates. A sudden drop may be a token that lost its permission.',
    unit: 'short',
    levels: noLevels,
    query: { expression: `sum(${guestCount})`, legend: '' },
    ...own,
  })
