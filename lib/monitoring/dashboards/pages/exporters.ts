import { dashboard } from '../dashboard.ts'
import { uids } from '../dashboard-names.ts'
import { heading, type Section } from '../layout.ts'
import { environments } from '../variables.ts'
import { clusterScrape } from './exporters/cluster-scrape.ts'
import { collections } from './exporters/collections.ts'
import { health } from './exporters/health.ts'
import { resources } from './exporters/resources.ts'
import { scrapes } from './exporters/scrapes.ts'
import { targets } from './exporters/targets.ts'

/** The scrapes themselves: why is there a gap? */
export const exporters = () =>
  dashboard({
    uid: uids.exporters,
    title: 'Proxmox / Exporters',
    description:
      'The scrapes themselves: which fail, how long they take, how much they bring. Come here when there is a gap.',
    variables: [environments()],
    sections: [health(), targets(), overTime(), clusterScrape()],
  })

/** How the scrapes, the API behind them and the exporters did over time. */
const overTime = (): Section => [heading('Over time'), scrapes(), collections(), resources()]
