import { anyIsWarning } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { stat } from '../../panels/stat.ts'
import { inCluster, last } from '../../picked-series.ts'
import { found } from '../../queries/guests-found.ts'
import { guestsDownStat, guestsRunningStat, guestsUnknownStat } from '../guest-stats.ts'
import { guestTable } from '../guest-table.ts'
import { guestsDownTable } from '../guests-down-table.ts'
import { notAnsweringStat } from '../scrape-stats.ts'

/** The guests that are down or locked, how many there are, and all that the search finds. */
export const overview = (): Section => [
  band(
    3,
    notAnsweringStat(),
    guestsDownStat({}),
    guestsUnknownStat(),
    stat({
      title: 'Guests locked',
      description:
        'Guests that a backup, a migration or a snapshot holds. For hours it is one that died: `qm unlock` after you have made sure.',
      unit: 'short',
      levels: anyIsWarning,
      query: { expression: `sum(${last(inCluster('pve_lock_state'))})`, legend: '' },
    }),
    guestsRunningStat(),
  ),
  band(13, guestTable('Guests found', found, '$rows')),
  band(5, guestsDownTable()),
]
