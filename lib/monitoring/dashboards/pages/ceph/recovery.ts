import { noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { objects, recoveringBytes, recoveringObjects } from '../../queries/ceph-data.ts'

/** What Ceph copies and moves until its data is whole, and how fast. */
export const recovery = (): Section => [
  heading('Recovery and rebalancing'),
  band(
    8,
    timeSeries({
      title: 'Objects to recover',
      description:
        'Copies of objects that are missing (degraded) or on the wrong OSDs (misplaced), and objects that are not found. A line that falls shows when it is over; one that stays does not recover: look for OSDs that are full or down, and for flags (`ceph osd dump | grep flags`).',
      unit: 'count:objects',
      levels: noLevels,
      queries: [
        { expression: objects('degraded'), legend: '{{environment}} degraded' },
        { expression: objects('misplaced'), legend: '{{environment}} misplaced' },
        { expression: objects('unfound'), legend: '{{environment}} unfound' },
      ],
      none: 'no Ceph',
    }),
    timeSeries({
      title: 'Recovery',
      description:
        'Bytes a second that Ceph copies and moves. It competes with guests: `ceph config set osd osd_mclock_profile high_recovery_ops` gives it more, `high_client_ops` less.',
      unit: 'Bps',
      levels: noLevels,
      queries: [{ expression: recoveringBytes, legend: '{{environment}}' }],
      none: 'no Ceph',
    }),
    timeSeries({
      title: 'Objects recovered',
      description:
        'Objects a second that Ceph recovers. "Objects to recover" divided by this is the time that is left.',
      unit: 'ops',
      levels: noLevels,
      queries: [{ expression: recoveringObjects, legend: '{{environment}}' }],
      none: 'no Ceph',
    }),
  ),
]
