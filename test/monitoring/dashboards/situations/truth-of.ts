import { cephOf } from './ceph.ts'
import { timeOf } from './history.ts'
import { changed, type Situation } from './situations.ts'
import { upkeepOf } from './telegraf.ts'
import { type Told, told } from './told.ts'
import { type Truth, truthOfEnvironments, truthOfGuest, truthOfHypervisor } from './truth.ts'
import { truthOfBackups } from './truth-of-backups.ts'
import { truthOfCeph } from './truth-of-ceph.ts'
import { truthOfUpkeep } from './truth-of-upkeep.ts'

/** What each question must be answered in a situation, of those whose truth the simulated clusters tell. */
export const truthOf = (situation: Situation): Truth => {
  const now = timeOf(situation)
  const clusters = Object.entries(changed(situation))
  const all = clusters.map(([environment, cluster]) =>
    told(environment, cluster, situation.blind === environment),
  )
  const paris = all[0] as Told
  const kept = all.flatMap(one => {
    const upkeep = upkeepOf(one.environment, one.cluster, situation.upkeepFails)
    return upkeep === undefined ? [] : [{ ...one, upkeep }]
  })
  return {
    ...truthOfEnvironments(all, situation.rules !== false, now),
    ...on('Hypervisor', truthOfHypervisor(paris, 'pve2', now)),
    ...on('Guests', truthOfGuest(paris, 'qemu/101', now)),
    ...truthOfBackups(kept),
    ...truthOfUpkeep(kept),
    ...truthOfCeph(
      Object.fromEntries(
        clusters.flatMap(([environment, cluster]) => {
          const ceph = cephOf(environment, cluster, situation.ceph)
          return ceph === undefined ? [] : [[environment, ceph] as const]
        }),
      ),
    ),
  }
}

const on = (page: string, truth: Truth): Truth =>
  Object.fromEntries(Object.entries(truth).map(([title, rows]) => [`${page}: panel ${title}`, rows]))
