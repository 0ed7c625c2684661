import { anyIsBad, anyIsWarning } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import type { Sized } from '../../panels/panel.ts'
import { type Stat, stat } from '../../panels/stat.ts'
import { callsFailing, failedBackupCount, oldBackups } from '../../queries/backups.ts'
import {
  collectionsFailing,
  datastoresFull,
  datastoresFullSoon,
  datastoresUnreadable,
  verificationsFailed,
} from '../../queries/datastores.ts'
import { notBackedUpStat } from '../guest-stats.ts'
import { notAnsweringStat } from '../scrape-stats.ts'

const counted = (
  title: string,
  description: string,
  expression: string,
  own: Pick<Stat, 'levels'> & Partial<Stat>,
): Sized =>
  stat({
    title,
    description,
    unit: 'short',
    query: { expression, legend: '' },
    none: 'no backup server',
    ...own,
  })

/** What is wrong with backups, one number each. */
export const health = (): Section => [
  band(
    3,
    counted(
      'Old backups',
      'Guests whose newest backup is older than 26 hours, on all backup servers. The table below names them.',
      `sum(${oldBackups})`,
      { levels: anyIsWarning },
    ),
    counted(
      'Backups failed',
      'Guests and jobs whose last backup failed, with none that succeeded since. "not asked" where Telegraf does not read the tasks of Proxmox VE (`telegraf: true`).',
      `sum(${failedBackupCount})`,
      { levels: anyIsWarning, none: 'not asked' },
    ),
    notBackedUpStat({}),
    counted(
      'Verifications failed',
      'Verification jobs that found damaged backups, or could not read them: they can not be restored.',
      verificationsFailed,
      { levels: anyIsBad, none: 'no job' },
    ),
    notAnsweringStat(),
  ),
  band(
    3,
    counted(
      'Datastores > 90 %',
      'Datastores that are fuller than 90 %. Prune more, let garbage collection run, or add disks.',
      datastoresFull,
      { levels: anyIsBad },
    ),
    counted(
      'Datastores full in a week',
      "Datastores that are full within seven days by their server's own estimate, a line through the last month.",
      datastoresFullSoon,
      { levels: anyIsWarning },
    ),
    counted(
      'Datastores unreadable',
      'Datastores that their server can not look up: not mounted, or in maintenance.',
      datastoresUnreadable,
      { levels: anyIsBad },
    ),
    counted(
      'Collections failing',
      'Datastores whose garbage collection failed or does not run, so that what was pruned keeps its space.',
      collectionsFailing,
      { levels: anyIsWarning },
    ),
    counted(
      'Calls failing',
      'What Telegraf asks servers for and gets no answer to: what those calls would tell is old or missing on this page. Its log has the reason.',
      `sum(${callsFailing})`,
      { levels: anyIsWarning, none: 'no Telegraf' },
    ),
  ),
]
