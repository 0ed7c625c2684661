import { backupFaults } from './faults/backup-faults.ts'
import { cephFaults } from './faults/ceph-faults.ts'
import { clusterFaults, deadNode } from './faults/cluster-faults.ts'
import type { Fault, Source } from './faults/fault.ts'
import { guestFaults } from './faults/guest-faults.ts'
import { kernelFaults } from './faults/kernel-faults.ts'
import { monitoringFaults } from './faults/monitoring-faults.ts'
import { nodeFaults } from './faults/node-faults.ts'
import { storageFaults } from './faults/storage-faults.ts'
import { textfileFaults } from './faults/textfile-faults.ts'
import { upkeepFaults } from './faults/upkeep-faults.ts'

/** Every fault that the stage `alerts` causes: the first before the others, those all at once. */
export const faults: Fault[] = [
  deadNode,
  ...monitoringFaults,
  ...clusterFaults,
  ...nodeFaults,
  ...guestFaults,
  ...storageFaults,
  ...kernelFaults,
  ...textfileFaults,
  ...cephFaults,
  ...backupFaults,
  ...upkeepFaults,
]

/**
 * The alerts that the stage `alerts` proves on a real cluster, each with where its fault comes from: fault in, alert in
 * Alertmanager with its labels, fault out, resolved. They are the alerts that its tests are named for.
 */
export const proven: Record<string, Source> = Object.fromEntries(
  faults.flatMap(({ source, raises }) => raises.map(({ alertname }) => [alertname, source])).toReversed(),
)

/** The alerts that it does not prove, and why; promtool's tests alone prove them. */
export const notProven: Record<string, string> = {
  ProxmoxStandaloneHostsMixed: 'no environment of the laboratory has hosts of two clusters',
  ProxmoxClockWrong: 'the laboratory has one clock',
  ProxmoxReplicationMissing: 'needs every node to answer, where the clusters with jobs have dead ones',
}
