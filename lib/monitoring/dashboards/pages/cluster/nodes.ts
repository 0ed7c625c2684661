import { anyIsWarning, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { stat } from '../../panels/stat.ts'
import { nodesExpected, nodesUp, versions, withoutSubscription } from '../../queries/nodes.ts'
import { guestsRunningStat } from '../guest-stats.ts'
import { nodesTable } from './nodes-table.ts'

/** The nodes, a row each, and how many nodes and guests there are. */
export const nodes = (): Section => [
  heading('Nodes'),
  band(9, nodesTable()),
  band(
    3,
    stat({
      title: 'Nodes up / all',
      description:
        'Nodes that are online, and all that the cluster knows. One that was taken out of service and still counts is removed by `pvecm delnode`.',
      unit: 'short',
      levels: noLevels,
      query: { expression: `sum(${nodesUp})`, legend: 'up' },
      of: { expression: `sum(${nodesExpected})`, legend: 'all' },
    }),
    guestsRunningStat(),
    stat({
      title: 'Proxmox VE versions',
      description:
        'How many versions the nodes of one cluster run, the most of those picked. More than one is right only while you upgrade.',
      unit: 'short',
      levels: { warning: 2 },
      query: { expression: `max(${versions})`, legend: '' },
      none: 'not scraped',
    }),
    stat({
      title: 'Nodes without subscription',
      description:
        'Nodes whose subscription is not active. Right where you have none; else renew it. "not scraped" where the collector is off.',
      unit: 'short',
      levels: anyIsWarning,
      query: { expression: `sum(${withoutSubscription})`, legend: '' },
      none: 'not scraped',
    }),
  ),
]
