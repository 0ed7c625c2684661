import { anyIsBad, fillLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { bytes, filling, levelled, number, state } from '../../panels/columns.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import {
  badChunks,
  collectedAgo,
  collectionState,
  datastoreFree,
  datastoreFull,
  datastoreSize,
  datastoreState,
  datastoreUse,
} from '../../queries/datastores.ts'
import { readWords, runWords } from '../../value-texts.ts'

/** The datastores: room, and the garbage collection that gives it back. */
export const datastores = (): Section => [
  heading('Datastores'),
  band(
    8,
    table({
      title: 'Datastores',
      description:
        'Every datastore that the token sees. "Full in" is the server\'s own estimate. Bad chunks were found by a verification: the backups that use them are damaged.',
      levels: fillLevels,
      labels: [
        { label: 'datastore', heading: 'Datastore' },
        { label: 'server', heading: 'Server' },
        { label: 'environment', heading: 'Environment', last: true },
      ],
      values: [
        state('Read', `topk(200, ${datastoreState})`, readWords, 100),
        filling('Used', datastoreUse),
        levelled('Full in', datastoreFull, {
          levels: { warning: 7 * 86_400, bad: 86_400, falling: true },
          unit: 's',
          width: 120,
        }),
        bytes('Free', datastoreFree, 105),
        bytes('Size', datastoreSize, 105),
        state('Collection', collectionState, runWords, 110),
        levelled('Collected', collectedAgo, { levels: { warning: 3 * 86_400 }, unit: 's', width: 120 }),
        { ...number('Bad chunks', badChunks, 100), levels: anyIsBad, as: 'ground' },
      ],
      sortBy: [{ heading: 'Read' }, { heading: 'Used' }],
      none: 'no backup server',
    }),
  ),
  band(
    8,
    timeSeries({
      title: 'Use of the fullest datastores',
      description:
        'Share in use of the ten fullest datastores. A saw with steps down is garbage collection at work; without steps nothing is given back.',
      unit: 'percentunit',
      levels: fillLevels,
      max: 1,
      queries: [
        { expression: `topk(10, ${datastoreUse})`, legend: '{{datastore}} {{server}} ({{environment}})' },
      ],
      none: 'no backup server',
    }),
  ),
]
