/** Why a query may give nothing, by a part of its place; whatever is not here must give series. */
const reasons: [place: RegExp, reason: string][] = [
  [/ZFS|Memory by use, B/, 'the simulated hypervisors are this machine, which has no ZFS'],
  [/Pools, Full in/, "the stand-in of Ceph's mgr does not fill"],
  [/Health checks that fail/, "Ceph is in health, as the mgr's stand-in tells"],
  [/[Bb]ond/, 'this machine has no bond'],
  [/sensor|Temperature/, 'this machine tells no temperature'],
  [/Swap in use/, 'this machine has no swap'],
  [/Alerts firing$|Alerts that fire|Environments, Alerts/, 'no rules are loaded in this stage'],
  [/Time a disk takes|Disk throughput|Disks busy/, "this machine's disks have names that no hypervisor has"],
  [/Waiting \(pressure\)/, "this machine's kernel has no pressure stall information"],
]

/** The reason for which a query may be empty; undefined where it may not. */
export const reasonFor = (place: string): string | undefined =>
  reasons.find(([pattern]) => pattern.test(place))?.[1]
