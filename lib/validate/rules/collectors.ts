import type { Rule } from '../rule.ts'

/** The collectors of a cluster scrape (the exporter's `--collector` flags for `cluster=1`); `pve_up` is of `status`. */
const ofCluster = ['status', 'version', 'cluster', 'resources', 'backup-info', 'qdevice', 'node'] as const

/** A scrape that collects nothing succeeds for ever, and without `pve_up` nothing tells what is down. */
export const usedCollectors: Rule = ({ pveExporter: { collectors = {} } }) => {
  const path = ['pveExporter', 'collectors']
  if (ofCluster.every(name => collectors[name] === false))
    return [{ path, message: 'switches off all that the cluster scrape collects; leave one of them on' }]
  return collectors.status === false
    ? [
        {
          path: [...path, 'status'],
          message: 'is false, and without it there is no `pve_up`, which tells what is down',
          severity: 'warning',
        },
      ]
    : []
}
