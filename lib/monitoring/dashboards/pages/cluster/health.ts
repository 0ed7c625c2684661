import { anyIsBad, noLevels } from '../../appearance.ts'
import { uids } from '../../dashboard-names.ts'
import { band, type Section } from '../../layout.ts'
import { pageLink } from '../../links.ts'
import { stat } from '../../panels/stat.ts'
import { haTroubleCount } from '../../queries/high-availability.ts'
import { memoryUseWithoutLargest, nodesDown, quorate } from '../../queries/nodes.ts'
import { quorateWords } from '../../value-texts.ts'
import { guestsDownStat, guestsUnknownStat, notBackedUpStat } from '../guest-stats.ts'
import { alertsFiringStat, notAnsweringStat } from '../scrape-stats.ts'
import { replicationFailingStat } from '../storage-stats.ts'

/** What is wrong with the cluster, one number each. */
export const health = (): Section => [
  band(
    3,
    notAnsweringStat(),
    stat({
      title: 'Quorum',
      description:
        'Whether the cluster is quorate, the worst of those picked. Without quorum no guest can be started or moved: bring nodes or the quorum device back.',
      unit: 'short',
      levels: noLevels,
      query: { expression: `min(${quorate})`, legend: '' },
      words: quorateWords,
      none: 'no cluster',
    }),
    stat({
      title: 'Nodes down',
      description:
        'Nodes that the cluster knows and that are not online. Look at their console or their power.',
      unit: 'short',
      levels: anyIsBad,
      query: { expression: `sum(${nodesDown})`, legend: '' },
    }),
    guestsDownStat({ link: pageLink('Guests', uids.guests) }),
    guestsUnknownStat({ link: pageLink('Guests', uids.guests) }),
  ),
  band(
    3,
    stat({
      title: 'HA in trouble',
      description:
        'Guests that the HA manager says are in error, fenced or in recovery, and nodes that it fences or does not know. See `ha-manager status` on a node.',
      unit: 'short',
      levels: anyIsBad,
      query: { expression: `sum(${haTroubleCount})`, legend: '' },
    }),
    replicationFailingStat({ link: pageLink('Storage and backup', uids.storageAndBackup) }),
    stat({
      title: 'Memory N-1',
      description:
        'Share of memory in use if the largest node were lost. Over 100 % its guests find no room: move or shrink guests, or add memory. "one node" where there is no other.',
      unit: 'percentunit',
      decimals: 0,
      levels: { warning: 0.9, bad: 1 },
      query: { expression: `max(${memoryUseWithoutLargest})`, legend: '' },
      none: 'one node',
    }),
    notBackedUpStat({ link: pageLink('Storage and backup', uids.storageAndBackup) }),
    alertsFiringStat(),
  ),
]
