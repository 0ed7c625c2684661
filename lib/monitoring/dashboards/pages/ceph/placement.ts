import { noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { pgsIn } from '../../queries/ceph-data.ts'

const chart = (title: string, description: string, states: string[]) =>
  timeSeries({
    title,
    description,
    unit: 'count:PGs',
    levels: noLevels,
    queries: states.map(state => ({
      expression: pgsIn(state),
      legend: `{{environment}} ${state.replaceAll('_', ' ')}`,
    })),
    none: 'none is',
  })

/** Placement groups by state; one has several, so the lines don't add up. */
export const placement = (): Section => [
  heading('Placement groups by state'),
  band(
    8,
    chart(
      'PGs that can’t be used or are damaged',
      'Down, incomplete and stale ones have no OSD that serves them; inconsistent ones have copies that differ (`ceph pg repair` after a look at the disks); snaptrim errors and failed repairs need a person.',
      [
        'down',
        'incomplete',
        'stale',
        'unknown',
        'inconsistent',
        'failed_repair',
        'recovery_unfound',
        'backfill_unfound',
        'snaptrim_error',
      ],
    ),
    chart(
      'PGs that lack copies or move',
      'Degraded and undersized ones lack copies; the others wait for, or are in, recovery and backfill. "Toofull" means that the OSDs they would go to are too full: add some, or take data away.',
      [
        'degraded',
        'undersized',
        'remapped',
        'peering',
        'recovering',
        'recovery_wait',
        'backfilling',
        'backfill_wait',
        'recovery_toofull',
        'backfill_toofull',
      ],
    ),
    chart(
      'PGs that are scrubbed or trimmed',
      'Maintenance that Ceph does by itself: scrubs compare copies, trimming frees what deleted snapshots held. For days on end without a pause, scrubs do not keep up (PG_NOT_DEEP_SCRUBBED).',
      ['scrubbing', 'deep', 'snaptrim', 'snaptrim_wait', 'repair'],
    ),
  ),
]
