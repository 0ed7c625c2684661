import type { Fault } from '../../problem/fault.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import type { Rule } from '../rule.ts'

/** The collectors of a cluster scrape (the exporter's `--collector` flags for `cluster=1`); `pve_up` is of `status`. */
const ofCluster = ['status', 'version', 'cluster', 'resources', 'backup-info', 'qdevice', 'node'] as const

/** The collectors of a node scrape alone (its flags for `node=1`). */
const ofNode = ['config', 'replication', 'subscription'] as const

const path: FieldPath = ['pveExporter', 'collectors']

/** A scrape that collects nothing succeeds for ever, and without `pve_up` nothing tells what is down. */
export const usedCollectors: Rule = ({ pveExporter: { nodeInterval, collectors = {} } }) => {
  if (ofCluster.every(name => collectors[name] === false))
    return [{ path, message: 'switches off all that the cluster scrape collects; leave one of them on' }]
  return [
    ...(collectors.status === false
      ? [warning('status', 'is false, and without it there is no `pve_up`, which tells what is down')]
      : []),
    ...ofNode
      .filter(name => nodeInterval === false && collectors[name] !== undefined)
      .map(name =>
        warning(
          name,
          'has no effect, since pveExporter.nodeInterval is false and only the node scrape collects it; leave it out',
        ),
      ),
  ]
}

const warning = (name: string, message: string): Fault => ({
  path: [...path, name],
  message,
  severity: 'warning',
})
