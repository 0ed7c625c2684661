import { anyIsBad, anyIsWarning, noLevels } from '../appearance.ts'
import type { Sized } from '../panels/panel.ts'
import { type Stat, stat } from '../panels/stat.ts'
import {
  guestCount,
  guestsDownCount,
  guestsRunning,
  guestsUnknownCount,
  notBackedUpCount,
} from '../queries/guests.ts'

/** What a page says otherwise of a number that several show. */
type Own = Partial<Pick<Stat, 'description' | 'link' | 'width'>>

/** How many guests should run and do not. */
export const guestsDownStat = (own: Own): Sized =>
  stat({
    title: 'Guests down',
    description:
      'Guests that should run and do not: started with their node or by HA, no template, not locked, their node up. Start them, or take "on boot" from them.',
    unit: 'short',
    levels: anyIsBad,
    query: { expression: guestsDownCount, legend: '' },
    ...own,
  })

/** How many guests' state nobody tells. */
export const guestsUnknownStat = (own: Own = {}): Sized =>
  stat({
    title: 'Guests unknown',
    description:
      'Guests of which their node says nothing: it is down, or its pvestatd is dead (`systemctl restart pvestatd`). They count neither as running nor as down.',
    unit: 'short',
    levels: anyIsWarning,
    query: { expression: `sum(${guestsUnknownCount})`, legend: '' },
    ...own,
  })

/** How many guests no backup job covers. */
export const notBackedUpStat = (own: Own): Sized =>
  stat({
    title: 'No backup job',
    description:
      'Guests, templates left out, that no backup job covers. Add them to one, or agree that they need none. A job that covers a guest may still fail: read its mail.',
    unit: 'short',
    levels: anyIsWarning,
    query: { expression: `sum(${notBackedUpCount})`, legend: '' },
    ...own,
  })

/** How many guests run, of how many. */
export const guestsRunningStat = (own: Own = {}): Sized =>
  stat({
    title: 'Guests running / all',
    description:
      'Guests that run, and all but templates. A sudden drop of all may be a token that lost its permission.',
    unit: 'short',
    levels: noLevels,
    query: { expression: `sum(${guestsRunning})`, legend: 'running' },
    of: { expression: `sum(${guestCount})`, legend: 'all' },
    ...own,
  })
