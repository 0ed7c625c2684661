import { anyIsBad, anyIsWarning, noLevels } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { toCluster } from '../../links.ts'
import { filling, levelled, number, state } from '../../panels/columns.ts'
import { table } from '../../panels/table.ts'
import { guestCount, guestsRunning, notBackedUpCount } from '../../queries/guests.ts'
import {
  cpusAllocated,
  cpuUse,
  memoryAllocated,
  memoryUse,
  memoryUseWithoutLargest,
  nodesDown,
  nodesExpected,
  nodesUp,
  quorate,
} from '../../queries/nodes.ts'
import { firingCount, scraped } from '../../queries/scrapes.ts'
import { fullestStorage } from '../../queries/storages.ts'
import { quorateWords, scrapedWords } from '../../value-texts.ts'

/** The environments, a row each, the worst first. */
export const eachEnvironment = (): Section => [
  band(
    9,
    table({
      title: 'Environments',
      description:
        'A row for each environment: first those that do not answer, then those with nodes down, then by alerts. "N-1" is memory if the largest node were lost, over 100 % its guests find no room; "allocated" what running guests may take. Click a name for the cluster.',
      levels: noLevels,
      labels: [
        {
          label: 'environment',
          heading: 'Environment',
          link: toCluster,
        },
      ],
      values: [
        state('Scrape', scraped, scrapedWords, 105),
        state('Quorum', quorate, quorateWords, 105),
        levelled('Down', nodesDown, { levels: anyIsBad, width: 70 }),
        number('Nodes up', nodesUp, 85),
        number('of', nodesExpected, 50),
        levelled('Alerts', firingCount, { levels: anyIsWarning, width: 70 }),
        number('Guests run', guestsRunning, 95),
        number('of all', guestCount, 65),
        filling('CPU', cpuUse, 115),
        filling('Memory', memoryUse, 115),
        levelled('N-1', memoryUseWithoutLargest, {
          levels: { warning: 0.9, bad: 1 },
          unit: 'percentunit',
          decimals: 0,
          width: 70,
        }),
        levelled('Allocated', memoryAllocated, {
          levels: { warning: 1, bad: 1.5 },
          unit: 'percentunit',
          decimals: 0,
          width: 90,
        }),
        levelled('CPUs per core', cpusAllocated, {
          levels: { warning: 4, bad: 8 },
          decimals: 1,
          width: 115,
        }),
        filling('Fullest storage', fullestStorage, 130),
        levelled('No backup', notBackedUpCount, { levels: anyIsWarning, width: 90 }),
      ],
      sortBy: [{ heading: 'Scrape', rising: true }, { heading: 'Down' }, { heading: 'Alerts' }],
    }),
  ),
]
