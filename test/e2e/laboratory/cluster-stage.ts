import { keepLogs } from '../cluster/keep-logs.ts'
import { prepareCluster } from '../cluster/prepare.ts'
import { removeLeftovers, removeRun, startRun } from '../cluster/run-folder.ts'
import type { Build } from '../cluster/tools.ts'
import type { Stage } from '../exporter/outcome.ts'
import { inEnclosure } from './in-enclosure.ts'

/**
 * A stage on a cluster: `script` is its process, run in an enclosure of its own (`cluster/enclosure.ts`) with standard
 * output that is uvu's report. `builds` are programs that it needs besides the cluster's.
 */
export const clusterStage =
  (script: string, builds: Build[] = []): Stage =>
  async ({ keep, say }) => {
    await removeLeftovers(say)
    await prepareCluster(say, builds)
    const run = startRun()
    try {
      const outcome = await inEnclosure(script, run, keep)
      if (outcome.failed > 0) await keepLogs(run, say)
      return outcome
    } finally {
      await removeRun(run)
    }
  }
