import { dashboard } from '../dashboard.ts'
import { uids } from '../dashboard-names.ts'
import { environments } from '../variables.ts'
import { backup } from './storage-and-backup/backup.ts'
import { health } from './storage-and-backup/health.ts'
import { replication } from './storage-and-backup/replication.ts'
import { storage } from './storage-and-backup/storage.ts'

/** Where data lies, how long there is room, and what would be lost. */
export const storageAndBackup = () =>
  dashboard({
    uid: uids.storageAndBackup,
    title: 'Proxmox / Storage and backup',
    description: 'Storages and how fast they fill, guests in no backup job, and replication.',
    variables: [environments()],
    sections: [health(), storage(), backup(), replication()],
  })
