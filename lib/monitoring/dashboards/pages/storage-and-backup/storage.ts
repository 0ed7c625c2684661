import { fillLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { storageUse } from '../../queries/storages.ts'
import { storages } from '../storages.ts'
import { storagesFillingFirstGauge } from '../storages-filling-first-gauge.ts'

/** The storages, those that are not reached and the fullest first, and how fast they fill. */
export const storage = (): Section => [
  heading('Storages'),
  band(10, storages(100)),
  band(
    9,
    timeSeries({
      title: 'Use of the fullest storages',
      description:
        'Share in use of the ten fullest storages at each moment. A straight line up has a date at which it ends: see "Full in".',
      unit: 'percentunit',
      levels: fillLevels,
      max: 1,
      queries: [
        {
          expression: `topk(10, ${storageUse})`,
          legend: '{{storage}} {{node}} ({{environment}})',
        },
      ],
    }),
    storagesFillingFirstGauge({
      title: 'In a week, if they go on to fill',
      description:
        'Share that is used in seven days, should a storage go on to fill as in the last six hours; the ten that fill most. Over 100 % it is full before: "Full in" above has the time.',
      width: 8,
    }),
  ),
]
