import { fillLevels } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { barGauge } from '../../panels/bar-gauge.ts'
import { storageUse } from '../../queries/storages.ts'
import { storagesFillingFirstGauge } from '../storages-filling-first-gauge.ts'

/** The storages that fill first, and the fullest. */
export const storage = (): Section => [
  band(
    9,
    storagesFillingFirstGauge({
      title: 'Storages in a week, if they go on to fill',
      description:
        'Share that is used in seven days, should a storage go on to fill as in the last six hours; the ten that fill most. Over 100 % it is full before: free space or add some. "Full in" of Storage and backup has the time.',
    }),
    barGauge({
      title: 'Fullest storages',
      description:
        'The ten fullest storages of all environments, a shared one once. Over 90 % guests on thin storage may stop with an I/O error: free space.',
      unit: 'percentunit',
      levels: fillLevels,
      max: 1,
      query: { expression: `topk(10, ${storageUse})`, legend: '{{storage}} {{node}} ({{environment}})' },
    }),
  ),
]
