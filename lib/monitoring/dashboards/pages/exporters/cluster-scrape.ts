import { anyIsWarning, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { inCluster } from '../../picked-series.ts'
import { scraped } from '../../queries/scrapes.ts'

/** What the cluster scrape says of itself: the guests that it sees. */
export const clusterScrape = (): Section => [
  heading('What the cluster scrape says of itself'),
  band(
    7,
    timeSeries({
      title: 'Guests seen',
      description:
        'Guests that the token sees. A drop without a change in the cluster is a permission that was taken: it needs PVEAuditor on /, with propagation.',
      unit: 'count:guests',
      levels: noLevels,
      coarse: true,
      queries: [
        {
          expression: `count by (environment) (${inCluster('pve_guest_info')})`,
          legend: '{{environment}}',
        },
      ],
    }),
    timeSeries({
      title: 'Guests whose state is unknown',
      description:
        'Guests without a name and a state: their node is down, or its pvestatd is dead (`systemctl restart pvestatd`).',
      unit: 'count:guests',
      levels: anyIsWarning,
      queries: [
        {
          expression: `count by (environment, node) (${inCluster('pve_guest_info', 'template=""')}) or 0 * ${scraped}`,
          legend: '{{environment}} {{node}}',
        },
      ],
    }),
  ),
]
