import { anyIsBad, anyIsWarning } from '../../appearance.ts'
import { uids } from '../../dashboard-names.ts'
import { band, type Section } from '../../layout.ts'
import { pageLink } from '../../links.ts'
import { stat } from '../../panels/stat.ts'
import { nodesDown, quorate } from '../../queries/nodes.ts'
import { firingCount, scraped } from '../../queries/scrapes.ts'
import { guestsDownStat, notBackedUpStat } from '../guest-stats.ts'
import { storagesFullStat } from '../storage-stats.ts'

/** What is wrong anywhere, one number each. */
export const health = (): Section => [
  band(
    5,
    stat({
      title: 'Not answering',
      description:
        'Environments whose cluster scrape fails: nothing else here can be trusted for them. Open Proxmox / Exporters and read why.',
      unit: 'short',
      levels: anyIsBad,
      query: { expression: `sum(1 - ${scraped})`, legend: '' },
      link: pageLink('Exporters', uids.exporters),
    }),
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
    guestsDownStat({
      description:
        'Guests that should run and do not: started with their node or by HA, no template, not locked, their node up. Start them, or take "on boot" from them.',
      link: pageLink('Guests', uids.guests),
    }),
    storagesFullStat({ link: pageLink('Storage and backup', uids.storageAndBackup) }),
    notBackedUpStat({ link: pageLink('Storage and backup', uids.storageAndBackup) }),
    stat({
      title: 'Alerts firing',
      description:
        'Alerts that fire for these environments. 0 says that none does, not that rules are loaded: Prometheus must select the PrometheusRules.',
      unit: 'short',
      levels: anyIsWarning,
      query: { expression: `sum(${firingCount})`, legend: '' },
    }),
  ),
]
