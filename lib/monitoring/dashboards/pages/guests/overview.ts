import { anyIsWarning, noLevels } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { stat } from '../../panels/stat.ts'
import { inCluster, last } from '../../picked-series.ts'
import { found, guestsRunning } from '../../queries/guests.ts'
import { guestCountStat, guestsDownStat } from '../guest-stats.ts'
import { guestTable } from '../guest-table.ts'
import { guestsDownTable } from '../guests-down-table.ts'

/** The guests that are down or locked, how many there are, and all that the search finds. */
export const overview = (): Section => [
  band(
    6,
    guestsDownStat({ width: 3 }),
    stat({
      title: 'Guests locked',
      description:
        'Guests that a backup, a migration or a snapshot holds. For hours it is one that died: `qm unlock` after you have made sure.',
      unit: 'short',
      levels: anyIsWarning,
      query: { expression: `sum(${last(inCluster('pve_lock_state'))})`, legend: '' },
      width: 3,
    }),
    stat({
      title: 'Guests running',
      description: 'Guests that run, of all environments picked.',
      unit: 'short',
      levels: noLevels,
      query: { expression: `sum(${guestsRunning})`, legend: '' },
      width: 3,
    }),
    guestCountStat({ width: 3 }),
    guestsDownTable(),
  ),
  band(14, guestTable('Guests found', found, '$rows')),
]
