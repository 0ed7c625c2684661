import type { Row } from './prometheus.ts'
import { backupsOf, datastoreOf, tasksOf, type Upkeep, verificationOf } from './telegraf.ts'
import type { Told } from './told.ts'
import type { Truth } from './truth.ts'

const row = (value: number, labels: Record<string, string> = {}): Row => ({ labels, value })
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
const old = 26 * 3600

/** What the page on backups must say, by panel, of the environments that have them. */
export const truthOfBackups = (all: (Told & { upkeep: Upkeep })[]): Truth => {
  const total = (value: (upkeep: Upkeep) => number): Row[] => [
    row(sum(all.map(({ upkeep }) => value(upkeep)))),
  ]
  const guestsOf = ({ upkeep, answers, guests }: (typeof all)[number]) =>
    answers
      ? backupsOf(upkeep).flatMap(backup => {
          const guest = guests.find(({ id }) => id === backup.id)
          return guest === undefined ? [] : [{ ...backup, guest }]
        })
      : []
  const telling = all.filter(one => guestsOf(one).length > 0)
  const backups = (value: (backup: ReturnType<typeof guestsOf>[number]) => number | undefined): Row[] =>
    telling.flatMap(one =>
      guestsOf(one).flatMap(backup => {
        const number = value(backup)
        return number === undefined ? [] : [row(number, { environment: one.environment, id: backup.id })]
      }),
    )
  const each = (value: (one: (typeof all)[number]) => number): Row[] =>
    telling.map(one => row(value(one), { environment: one.environment }))
  const oldCount = (one: (typeof all)[number]) => guestsOf(one).filter(({ age }) => age > old).length
  /** The guest of whom a backup failed, where its node tells of it, and the job. */
  const failed = ({ upkeep, answers, guests }: (typeof all)[number]) => {
    if (!upkeep.failing) return 0
    return answers && guests.some(({ id, known }) => id === 'qemu/102' && known) ? 2 : 1
  }
  const stores = (value: (store: ReturnType<typeof datastoreOf>) => number): Row[] =>
    all.map(({ environment, upkeep }) => {
      const store = datastoreOf(upkeep)
      return row(value(store), { environment, ...store.labels })
    })
  const jobs = (value: (job: ReturnType<typeof verificationOf>) => number): Row[] =>
    all.map(({ environment, upkeep }) => {
      const job = verificationOf(upkeep)
      return row(value(job), { environment, ...job.labels })
    })
  const failing = ({ failing: is }: Upkeep) => (is ? 1 : 0)
  const panels: Truth = {
    'Old backups': [row(sum(telling.map(oldCount)))],
    'Backups failed': [row(sum(all.map(failed)))],
    'Verifications failed': total(failing),
    'Datastores > 90 %': total(failing),
    'Datastores full in a week': total(failing),
    'Datastores unreadable': total(() => 0),
    'Collections failing': total(failing),
    'Calls failing': total(() => 0),
    'Guests, the oldest backup first, Last backup': backups(({ age }) => age),
    'Guests, the oldest backup first, Backups': backups(({ count }) => count),
    'Guests, the oldest backup first, Job': backups(({ guest }) => (guest.backedUp ? undefined : 1)),
    'Guests with an old backup': each(oldCount),
    'Age of the oldest backup': each(one => Math.max(...guestsOf(one).map(({ age }) => age))),
    'Backups held': all.map(({ environment, upkeep }) =>
      row(sum(backupsOf(upkeep).map(({ count }) => count)), { environment }),
    ),
    'Failed tasks of Proxmox VE': all.flatMap(({ environment, upkeep }) =>
      tasksOf(upkeep)
        .filter(({ result }) => result === 'error')
        .map(({ ago, vmid = '', reason = '', node }) => row(ago, { environment, node, vmid, reason })),
    ),
    'Failed tasks of backup servers': all
      .filter(({ upkeep }) => upkeep.failing)
      .map(({ environment, upkeep }) =>
        row(verificationOf(upkeep).ago, {
          environment,
          worker_id: 'tank:v-1',
          reason: 'verification failed',
        }),
      ),
    'Datastores, Read': stores(() => 0),
    'Datastores, Used': stores(({ used, total: size }) => used / size),
    'Datastores, Free': stores(({ used, total: size }) => size - used),
    'Datastores, Size': stores(({ total: size }) => size),
    'Datastores, Collection': stores(({ state }) => state),
    'Datastores, Collected': stores(({ collected }) => collected),
    'Datastores, Bad chunks': stores(({ bad }) => bad),
    'Use of the fullest datastores': stores(({ used, total: size }) => used / size),
    'Verification jobs, Last run': jobs(({ state }) => state),
    'Verification jobs, Ended': jobs(({ ago }) => ago),
    'Verification jobs, Next in': jobs(({ next }) => next),
  }
  return Object.fromEntries(Object.entries(panels).map(([title, rows]) => [`Backups: panel ${title}`, rows]))
}
