import { dashboard } from '../dashboard.ts'
import { uids } from '../dashboard-names.ts'
import { environments } from '../variables.ts'
import { alerts } from './fleet/alerts.ts'
import { eachEnvironment } from './fleet/each-environment.ts'
import { health } from './fleet/health.ts'
import { storage } from './fleet/storage.ts'
import { useOverTime } from './fleet/use-over-time.ts'

/** All environments on one page, for a wall: what is wrong stands on top, then a row each, the worst first. */
export const fleet = () =>
  dashboard({
    uid: uids.fleet,
    title: 'Proxmox / Fleet',
    description: 'Every Proxmox VE environment at a glance: what is wrong first, then a row each.',
    variables: [environments()],
    sections: [health(), eachEnvironment(), alerts(), storage(), useOverTime()],
  })
