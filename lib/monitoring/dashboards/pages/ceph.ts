import { dashboard } from '../dashboard.ts'
import { uids } from '../dashboard-names.ts'
import { environments } from '../variables.ts'
import { clients } from './ceph/clients.ts'
import { daemons } from './ceph/daemons.ts'
import { health } from './ceph/health.ts'
import { placement } from './ceph/placement.ts'
import { pools } from './ceph/pools.ts'
import { recovery } from './ceph/recovery.ts'

/** Ceph: is the storage sound, what is rebuilding, and when is it full? */
export const ceph = () =>
  dashboard({
    uid: uids.ceph,
    title: 'Proxmox / Ceph',
    description:
      'Ceph as its mgr\'s module tells: health checks, recovery, pools and when they are full, OSDs, monitors. It says "no Ceph" where no environment has `exporters: { ceph: true }`.',
    variables: [environments()],
    sections: [health(), recovery(), placement(), pools(), daemons(), clients()],
  })
