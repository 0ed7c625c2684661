import { anyIsWarning, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { stat } from '../../panels/stat.ts'
import { guestsRunning } from '../../queries/guests.ts'
import { nodesExpected, nodesUp, versions, withoutSubscription } from '../../queries/nodes.ts'
import { guestCountStat } from '../guest-stats.ts'
import { nodesTable } from './nodes-table.ts'

/** The nodes, a row each, and how many nodes and guests there are. */
export const nodes = (): Section => [
  heading('Nodes'),
  band(9, nodesTable()),
  band(
    4,
    stat({
      title: 'Nodes up',
      description: 'Nodes that are online. The next number says of how many.',
      unit: 'short',
      levels: noLevels,
      query: { expression: `sum(${nodesUp})`, legend: '' },
    }),
    stat({
      title: 'Nodes of the cluster',
      description:
        'Nodes that the cluster knows. One that was taken out of service and still counts here is removed by `pvecm delnode`.',
      unit: 'short',
      levels: noLevels,
      query: { expression: `sum(${nodesExpected})`, legend: '' },
    }),
    stat({
      title: 'Guests running',
      description: 'Guests that run, virtual machines and containers.',
      unit: 'short',
      levels: noLevels,
      query: { expression: `sum(${guestsRunning})`, legend: '' },
    }),
    guestCountStat(),
    stat({
      title: 'Versions',
      description:
        'How many versions the nodes of one cluster run, the most of those picked. More than one is right only while you upgrade.',
      unit: 'short',
      levels: { warning: 2 },
      query: { expression: `max(${versions})`, legend: '' },
      none: 'not scraped',
    }),
    stat({
      title: 'No subscription',
      description:
        'Nodes whose subscription is not active. Right where you have none; else renew it. "not scraped" where the collector is off.',
      unit: 'short',
      levels: anyIsWarning,
      query: { expression: `sum(${withoutSubscription})`, legend: '' },
      none: 'not scraped',
    }),
  ),
]
