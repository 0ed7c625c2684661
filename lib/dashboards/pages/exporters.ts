import { dashboard } from '../dashboard.ts'
import { uids } from '../names.ts'
import { environments } from '../variables.ts'
import { clusterScrape } from './exporters/cluster-scrape.ts'
import { health } from './exporters/health.ts'
import { overTime } from './exporters/over-time.ts'
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
