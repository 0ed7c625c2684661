import { dashboard } from '../dashboard.ts'
import { uids } from '../dashboard-names.ts'
import { environments } from '../variables.ts'
import { datastores } from './backups/datastores.ts'
import { guests } from './backups/guests.ts'
import { health } from './backups/health.ts'
import { tasks } from './backups/tasks.ts'
import { verification } from './backups/verification.ts'

/** Backups: has every guest a new one, can it be restored, and is there room for the next? */
export const backups = () =>
  dashboard({
    uid: uids.backups,
    title: 'Proxmox / Backups',
    description:
      'Backups as Proxmox Backup Servers and Proxmox VE\'s tasks tell: their age guest by guest, what failed, datastores, verification. It says "no backup server" where no environment has `backupServers`.',
    variables: [environments()],
    sections: [health(), guests(), tasks(), datastores(), verification()],
  })
