import { anyIsBad } from '../../appearance.ts'
import { uids } from '../../dashboard-names.ts'
import { band, type Section } from '../../layout.ts'
import { pageLink } from '../../links.ts'
import { stat } from '../../panels/stat.ts'
import { nodesDown, quorate } from '../../queries/nodes.ts'
import { guestsDownStat, notBackedUpStat } from '../guest-stats.ts'
import { alertsFiringStat, notAnsweringStat } from '../scrape-stats.ts'
import { storagesFullStat } from '../storage-stats.ts'

/** What is wrong anywhere, one number each. */
export const health = (): Section => [
  band(
    3,
    notAnsweringStat(),
    stat({
      title: 'No quorum',
      description:
        'Clusters that are not quorate: no guest can be started, moved or configured there. Bring nodes or the quorum device back. Hosts that stand alone have no quorum and are not counted.',
      unit: 'short',
      levels: anyIsBad,
      query: { expression: `sum(1 - ${quorate})`, legend: '' },
      none: 'no cluster',
      link: pageLink('Cluster', uids.cluster),
    }),
    stat({
      title: 'Nodes down',
      description:
        'Nodes that their cluster knows and that are not online. Look at their console or their power.',
      unit: 'short',
      levels: anyIsBad,
      query: { expression: `sum(${nodesDown})`, legend: '' },
      link: pageLink('Cluster', uids.cluster),
    }),
    guestsDownStat({ link: pageLink('Guests', uids.guests) }),
    storagesFullStat({ link: pageLink('Storage and backup', uids.storageAndBackup) }),
    notBackedUpStat({ link: pageLink('Storage and backup', uids.storageAndBackup) }),
    alertsFiringStat(),
  ),
]
