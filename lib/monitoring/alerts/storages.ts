import { nodesWithoutStatus } from '../expressions/nodes.ts'
import { promql } from '../expressions/promql.ts'
import {
  namedReplication,
  replicationAge,
  replicationFailedSyncs,
  whereverReplicated,
} from '../expressions/replication.ts'
import { ofRecording, type Scope } from '../expressions/scope.ts'
import { storageUp } from '../expressions/storages.ts'
import type { Alert } from './alert.ts'

const storage = '{{ $labels.storage }}{{ with $labels.node }} on {{ . }}{{ end }} ({{ $labels.environment }})'

/** Source and target change places when the guest moves: they are no labels, and the text asks for them. */
const ends = `{{ with printf "topk(1, last_over_time(pve_replication_info{environment='%s',id='%s'}[15m]))" $labels.environment $labels.replication | query }} from {{ . | first | label "source" }} to {{ . | first | label "target" }}{{ end }}`

const replication = `Replication {{ $labels.replication }} of {{ $labels.name }}${ends} ({{ $labels.environment }})`

const told = (scope: Scope, expression: string): string =>
  whereverReplicated(scope, namedReplication(scope, expression))

const usage = (scope: Scope) => `storage:pve_disk_usage:ratio{${ofRecording(scope, scope.storages)}}`

/**
 * Storages and replication. 80 and 95 %, a shared storage counted once, are Starttoaster's rules with their upper level raised
 * (80/90 %), and Pulse's (85/90 %) between them; a replication that is a day late is Checkmk's level for backups and snapshots (26 h, 1 d).
 */
export const storages: Alert[] = [
  {
    name: 'ProxmoxStorageUnavailable',
    severity: 'critical',
    for: '5m',
    needs: ['status', 'resources'],
    expression: scope => promql`
      ${storageUp(scope)} == 0
      unless on (environment, node) ${nodesWithoutStatus(scope)}`,
    summary: `${storage} is not available`,
    description:
      'The node is up and does not reach the storage: guests on it hang or fail, and a hanging NFS or CIFS server takes pvestatd with it.',
  },
  {
    name: 'ProxmoxStorageUsageHigh',
    severity: 'warning',
    for: '15m',
    threshold: { value: 0.8, unit: 'ratio' },
    needs: ['resources'],
    expression: (scope, { threshold }) => `${usage(scope)} > ${threshold}`,
    summary: `${storage} is {{ $value | humanizePercentage }} full`,
    description: 'Thin volumes and snapshots grow on their own: there is time left to tidy up or extend.',
  },
  {
    name: 'ProxmoxStorageFull',
    severity: 'critical',
    for: '5m',
    threshold: { value: 0.95, unit: 'ratio' },
    needs: ['resources'],
    expression: (scope, { threshold }) => `${usage(scope)} > ${threshold}`,
    summary: `${storage} is {{ $value | humanizePercentage }} full`,
    description: 'When it is full, guests stop with I/O errors (ZFS, thin LVM) and backups fail.',
  },
  {
    name: 'ProxmoxStorageFillingUp',
    severity: 'warning',
    for: '1h',
    threshold: { value: 259_200, unit: 'seconds' },
    window: '6h',
    needs: ['resources'],
    expression: (scope, { threshold, window }) => promql`
      ${usage(scope)} > 0.6
      and predict_linear(${usage(scope)}[${window}], ${threshold}) > 1`,
    summary: `${storage} is {{ $value | humanizePercentage }} full and fills up within days`,
    description: 'If it grows as it did in the last hours, it is full within three days.',
  },
  {
    name: 'ProxmoxReplicationFailing',
    severity: 'warning',
    for: '30m',
    threshold: { value: 0, unit: 'count' },
    needs: ['nodeScrape', 'replication', 'resources'],
    expression: (scope, { threshold }) => told(scope, `${replicationFailedSyncs(scope)} > ${threshold}`),
    summary: `${replication} failed {{ $value }} times in a row`,
    description: 'The copy on the target grows old: after a loss of the source that much is lost.',
  },
  {
    name: 'ProxmoxReplicationLate',
    severity: 'warning',
    for: '15m',
    threshold: { value: 86_400, unit: 'seconds' },
    needs: ['nodeScrape', 'replication', 'resources'],
    expression: (scope, { threshold }) => told(scope, `${replicationAge(scope)} > ${threshold}`),
    summary: `${replication} last succeeded {{ $value | humanizeDuration }} ago`,
    description: 'No run succeeded for a day, whether any was tried or not.',
  },
]
