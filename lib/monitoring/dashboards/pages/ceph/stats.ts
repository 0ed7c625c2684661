import { anyIsBad, anyIsWarning, noLevels } from '../../appearance.ts'
import type { Sized } from '../../panels/panel.ts'
import { type Stat, stat } from '../../panels/stat.ts'
import { crashes, health, silent, slow } from '../../queries/ceph.ts'
import { monitorsOut, osds, osdsDown, osdsUp, versionCount } from '../../queries/ceph-daemons.ts'
import { objects, pgsInactive, pgsUnclean, poolsFullSoon, used } from '../../queries/ceph-data.ts'
import { cephHealthWords } from '../../value-texts.ts'
import { notAnsweringStat } from '../scrape-stats.ts'

/** A number of the Ceph clusters that are picked. */
const cephStat = (
  title: string,
  description: string,
  expression: string,
  own: Partial<Stat> & Pick<Stat, 'levels'>,
): Sized =>
  stat({
    title,
    description,
    unit: 'short',
    query: { expression, legend: '' },
    none: 'no Ceph',
    ...own,
  })

/** Whether data is sound and can be reached. */
export const healthStats = (): Sized[] => [
  cephStat(
    'Health',
    'What Ceph calls its own state, the worst of those picked. The checks below name the reason.',
    `max(${health})`,
    { levels: noLevels, words: cephHealthWords },
  ),
  cephStat(
    'Ceph silent',
    'Environments whose mgr tells nothing: no mgr is active, or none is reached. No other number on this page counts them. `ceph -s` on a node; `ceph mgr module enable prometheus`.',
    silent,
    { levels: anyIsBad },
  ),
  notAnsweringStat(),
  cephStat(
    'PGs inactive',
    'Placement groups whose data can be neither read nor written: guests with disks there hang. Bring the OSDs back that hold them: `ceph pg dump_stuck inactive`.',
    `sum(${pgsInactive})`,
    { levels: anyIsBad },
  ),
  cephStat(
    'PGs not clean',
    'Placement groups that lack copies or lie on the wrong OSDs. After an OSD was lost or added that is normal until Ceph has moved them.',
    `sum(${pgsUnclean})`,
    { levels: anyIsWarning },
  ),
  cephStat(
    'Objects unfound',
    'Objects of which Ceph knows and finds no copy. An OSD that is down may have one: bring it back before anything else.',
    `sum(${objects('unfound')})`,
    { levels: anyIsBad },
  ),
]

/** Daemons that are missing or in trouble. */
export const daemonStats = (): Sized[] => [
  cephStat(
    'OSDs down',
    'OSDs that are down: their disk or their process failed. The table of OSDs names them; `ceph osd tree down`.',
    `sum(${osdsDown})`,
    { levels: anyIsBad },
  ),
  cephStat('OSDs up / all', 'OSDs that are up, and all that Ceph has.', `sum(${osdsUp})`, {
    levels: noLevels,
    query: { expression: `sum(${osdsUp})`, legend: 'up' },
    of: { expression: `sum(${osds})`, legend: 'all' },
  }),
  cephStat(
    'Monitors out',
    'Monitors out of quorum. If as many are lost as are left over, no client reaches its data: `ceph quorum_status`.',
    `sum(${monitorsOut})`,
    { levels: anyIsBad },
  ),
  cephStat(
    'Slow operations',
    'Operations that OSDs or monitors have worked on for over 30 seconds: a disk or the network is slow. `ceph health detail` names the OSDs.',
    `sum(${slow})`,
    { levels: anyIsWarning },
  ),
  cephStat(
    'Crashed',
    'Environments and kinds of daemon with a crash in the last two weeks that nobody has acknowledged: `ceph crash ls`, then `ceph crash archive-all`.',
    `sum(${crashes})`,
    { levels: anyIsWarning },
  ),
  cephStat(
    'Ceph versions',
    'Versions that the daemons of a cluster run, the most of those picked. Over 1 an upgrade is under way, or a daemon was not restarted after one.',
    `max(${versionCount})`,
    { levels: { warning: 2 } },
  ),
]

/** When it is full. */
export const capacityStats = (): Sized[] => [
  cephStat(
    'Raw storage used',
    'Part of the raw storage in use, the fullest of those picked. When a node is lost its data needs room on the others: with four nodes 75 % fill them.',
    `max(${used})`,
    { unit: 'percentunit', decimals: 0, levels: { warning: 0.75, bad: 0.85 } },
  ),
  cephStat(
    'Pools full in a week',
    'Pools that take no more within seven days, should they go on to fill as in the last six hours. The table of pools says when.',
    poolsFullSoon,
    { levels: anyIsWarning },
  ),
]
