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
      title: 'Storages that fill first',
      description:
        'Time until a storage is full, should it go on as in the last six hours; the ten that are first, of those that are within a year. Empty where there is none. Free space or add some before that.',
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
