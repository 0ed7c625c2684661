import { dashboard } from '../dashboard.ts'
import { uids } from '../dashboard-names.ts'
import { band, heading, type Section } from '../layout.ts'
import { environments } from '../variables.ts'
import { capacity } from './cluster/capacity.ts'
import { guests } from './cluster/guests.ts'
import { health } from './cluster/health.ts'
import { highAvailability } from './cluster/high-availability.ts'
import { nodes } from './cluster/nodes.ts'
import { storages } from './storages.ts'

/** One environment's cluster: is it sound, has it room, and what holds it together. */
export const cluster = () =>
  dashboard({
    uid: uids.cluster,
    title: 'Proxmox / Cluster',
    description:
      'One Proxmox VE cluster (or a host that stands alone): health, nodes, capacity, guests, storage, HA, replication, versions.',
    variables: [environments()],
    sections: [health(), nodes(), capacity(), guests(), storage(), highAvailability()],
  })

/** The storages: those that are not reached, then the fullest. */
const storage = (): Section => [heading('Storage'), band(8, storages(100))]
