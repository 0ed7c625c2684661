/** A healthy Proxmox Backup Server's answers by path, in the shapes of proxmox-backup 3.2.4 (pbs-api-types). */
export const backupServerAnswers: Record<string, unknown> = {
  '/status/datastore-usage': [
    {
      store: 'main',
      total: 4_000_000_000_000,
      used: 1_000_000_000_000,
      avail: 3_000_000_000_000,
      history: [0.2, null, 0.25],
      'history-start': 1_790_000_000,
      'history-delta': 86_400,
      'estimated-full-date': 1_900_000_000,
      'gc-status': collection(),
    },
    { store: 'gone', error: 'unable to open chunk store at "/mnt/gone/.chunks"' },
  ],
  '/admin/gc': [
    {
      store: 'main',
      ...collection(),
      schedule: 'daily',
      'next-run': 1_790_090_000,
      'last-run-endtime': 1_790_000_000,
      'last-run-state': 'OK',
      duration: 120,
    },
    { store: 'gone', ...collection() },
  ],
  '/admin/verify': [
    {
      id: 'v-1',
      store: 'main',
      'ignore-verified': true,
      'outdated-after': 30,
      schedule: 'weekly',
      'next-run': 1_790_500_000,
      'last-run-state': 'WARNINGS: 2',
      'last-run-upid': 'UPID:pbs1:00000ABC:00001234:00000001:6AB13B80:verificationjob:main\\x3av-1:root@pam:',
      'last-run-endtime': 1_790_000_100,
    },
    {
      id: 'v-2',
      store: 'main',
      schedule: 'daily',
      'last-run-state': 'verification failed - please check the log for details',
      'last-run-endtime': 1_790_000_200,
    },
  ],
  '/nodes/localhost/tasks': [
    { ...task('backup', 'main:vm/102', 0, 'unknown'), endtime: undefined },
    task(
      'verificationjob',
      'main:v-2',
      1_790_000_200,
      'verification failed - please check the log for details',
    ),
    task('backup', 'main:vm/101', 1_790_000_050, 'backup ended but finished flag is not set.'),
    task('backup', 'main:vm/101', 1_780_000_050, 'backup ended but finished flag is not set.'),
  ],
  '/admin/datastore/main/groups': [
    group('vm', '101', 1_790_000_000, 14),
    group('ct', '201', 1_789_000_000, 3),
  ],
  '/admin/datastore/main/groups?ns=prod%2Fweb': [group('host', 'web-1', 1_788_000_000, 1)],
}

function collection() {
  return {
    upid: null,
    'index-file-count': 20,
    'index-data-bytes': 5_000_000_000,
    'disk-bytes': 2_000_000_000,
    'disk-chunks': 1000,
    'removed-bytes': 0,
    'removed-chunks': 0,
    'pending-bytes': 0,
    'pending-chunks': 0,
    'removed-bad': 0,
    'still-bad': 3,
  }
}

function task(worker_type: string, worker_id: string, endtime: number, status: string) {
  return {
    upid: `UPID:pbs1:00000ABC:00001234:00000001:6AB13B80:${worker_type}::root@pam:`,
    node: 'pbs1',
    pid: 2748,
    pstart: 4660,
    starttime: endtime - 60,
    worker_type,
    worker_id,
    user: 'root@pam',
    endtime,
    status,
  }
}

function group(type: string, id: string, last: number, count: number) {
  return {
    'backup-type': type,
    'backup-id': id,
    'last-backup': last,
    'backup-count': count,
    files: ['index.json.blob', 'drive-scsi0.img.fidx'],
    owner: 'root@pam',
  }
}
