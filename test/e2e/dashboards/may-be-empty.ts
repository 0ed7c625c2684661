import { type Asked, placeOf } from '../../monitoring/dashboards/asked.ts'

/** Why a query may give nothing, by a part of its page and place; whatever is not here must give series. */
const reasons: [place: RegExp, reason: string][] = [
  [/ZFS|Memory by use, B/, 'the simulated hypervisors are this machine, which has no ZFS'],
  [/Pools, Full in/, "the stand-in of Ceph's mgr does not fill"],
  [/Health checks that fail/, "Ceph is in health, as the mgr's stand-in tells"],
  [/^Backups: |HA acts|Certificates/, 'no environment of this stage has Telegraf or a backup server'],
  [
    /Disks by SMART|UPS charge|Fans$|Sensors of the board|Power drawn/,
    'no environment of this stage has an exporter of hardware',
  ],
  [/[Bb]ond/, 'this machine has no bond'],
  [/sensor|Temperature/, 'this machine tells no temperature'],
  [/Swap in use/, 'this machine has no swap'],
  [/Alerts firing$|Alerts that fire|Environments, Alerts/, 'no rules are loaded in this stage'],
  [/Time a disk takes|Disk throughput|Disks busy/, "this machine's disks have names that no hypervisor has"],
  [/Waiting \(pressure\)/, "this machine's kernel has no pressure stall information"],
]

/** The reason for which a query may be empty; undefined where it may not. */
export const reasonFor = (question: Pick<Asked, 'dashboard' | 'place'>): string | undefined =>
  reasons.find(([pattern]) => pattern.test(placeOf(question)))?.[1]
