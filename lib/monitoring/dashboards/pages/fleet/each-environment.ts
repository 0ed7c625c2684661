import { anyIsBad, anyIsWarning, noLevels } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { toCluster } from '../../links.ts'
import { filling, levelled, number, state } from '../../panels/columns.ts'
import { table } from '../../panels/table.ts'
import { guestCount, guestsRunning, notBackedUpCount } from '../../queries/guests.ts'
import {
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
    8,
    table({
      title: 'Environments',
      description:
        'A row for each environment: first those that do not answer, then those with nodes down, then by alerts; "–" is not known, for alerts that no rules are loaded. "Memory N-1" is the share in use if the largest node were lost, over 100 % its guests find no room; "allocated" is what running guests may take. Click a name for the cluster.',
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
        state('Quorum', quorate, quorateWords, 110),
        levelled('Nodes down', nodesDown, { levels: anyIsBad, width: 110 }),
        number('Nodes up', nodesUp, 75),
        number('Nodes all', nodesExpected, 75),
        levelled('Alerts', firingCount, { levels: anyIsWarning, width: 70 }),
        number('Guests running', guestsRunning, 113),
        number('Guests all', guestCount, 75),
        filling('CPU', cpuUse, 95),
        filling('Memory', memoryUse, 95),
        levelled('Memory N-1', memoryUseWithoutLargest, {
          levels: { warning: 0.9, bad: 1 },
          unit: 'percentunit',
          decimals: 0,
          width: 95,
        }),
        levelled('Memory allocated', memoryAllocated, {
          levels: { warning: 1, bad: 1.5 },
          unit: 'percentunit',
          decimals: 0,
          width: 130,
        }),
        filling('Fullest storage', fullestStorage, 120),
        levelled('No backup job', notBackedUpCount, { levels: anyIsWarning, width: 105 }),
      ],
      sortBy: [{ heading: 'Scrape', rising: true }, { heading: 'Nodes down' }, { heading: 'Alerts' }],
    }),
  ),
]
