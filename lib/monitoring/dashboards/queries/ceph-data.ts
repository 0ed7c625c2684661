import { rawUsed } from '../../expressions/ceph.ts'
import { promql } from '../../expressions/promql.ts'
import { ofExporterNamed } from '../../expressions/scope.ts'
import { inCeph, ofCeph, pickedCeph } from './ceph.ts'

/** Part of the raw storage that is used, by environment. */
export const used = rawUsed(pickedCeph)

/** Bytes of raw storage, and those in use. */
export const rawSize = ofCeph('ceph_cluster_total_bytes')
export const rawUse = ofCeph('ceph_cluster_total_used_raw_bytes')

/** A value of each pool, by its number. */
const ofPool = (metric: string): string => `max by (environment, pool_id) (${inCeph(metric)})`

/** Values of pools with the pool's name. */
const named = (expression: string): string => promql`
  max by (environment, name) (
    (
      ${expression}
    )
    * on (environment, pool_id) group_left (name)
      max by (environment, pool_id, name) (${inCeph('ceph_pool_metadata')})
  )`

const raw = (metric: string): string => `${metric}{${ofExporterNamed(pickedCeph, 'ceph')}}`

const year = 365 * 86_400

/** Seconds until each pool takes no more, should it go on to fill as in the last six hours; none where that is over a year away. */
export const poolFullIn = named(promql`
  ${ofPool('ceph_pool_max_avail')}
  / (max by (environment, pool_id) (deriv(${raw('ceph_pool_stored')}[6h])) > 0)
  < ${year}`)

/** How many pools are full within seven days. */
export const poolsFullSoon = promql`
  count(
    (
      ${poolFullIn}
    )
    < ${7 * 86_400}
  )
  or 0 * count(${ofPool('ceph_pool_stored')})`

/** What a pool holds, what it can still take, and the part of both that it holds, by the pool's name. */
export const poolStored = named(ofPool('ceph_pool_stored'))
export const poolFree = named(ofPool('ceph_pool_max_avail'))
export const poolUsed = named(ofPool('ceph_pool_percent_used'))

const rate = (metric: string): string =>
  named(`max by (environment, pool_id) (rate(${raw(metric)}[$__rate_interval]))`)

/** Bytes and operations a second that clients read and write, by pool. */
export const poolRead = rate('ceph_pool_rd_bytes')
export const poolWritten = rate('ceph_pool_wr_bytes')
export const poolReads = rate('ceph_pool_rd')
export const poolWrites = rate('ceph_pool_wr')

/** Placement groups, and those in a state, by environment. */
const pgs = (state: string): string =>
  `sum by (environment) (max by (environment, pool_id) (${inCeph(`ceph_pg_${state}`)}))`

/** Placement groups in a state, of environments where some are. */
export const pgsIn = (state: string): string => `${pgs(state)} > 0`

/** Placement groups that are not active, so that their data can't be read, and those that are not clean, by environment. */
export const pgsInactive = `${pgs('total')} - ${pgs('active')}`
export const pgsUnclean = `${pgs('total')} - ${pgs('clean')}`

/** Placement groups of each pool that are not clean. */
export const poolUnclean = named(`${ofPool('ceph_pg_total')} - ${ofPool('ceph_pg_clean')}`)

/** Objects that have too few copies, lie on the wrong OSDs, or are not found at all. */
export const objects = (state: 'degraded' | 'misplaced' | 'unfound'): string =>
  ofCeph(`ceph_num_objects_${state}`)

const recovering = (what: string): string =>
  `sum by (environment) (${ofPool(`ceph_pool_recovering_${what}_per_sec`)})`

/** Objects and bytes a second that Ceph copies or moves to make its data whole. */
export const recoveringObjects = recovering('objects')
export const recoveringBytes = recovering('bytes')
