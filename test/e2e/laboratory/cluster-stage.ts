import { prepareCluster } from '../cluster/prepare.ts'
import type { Build } from '../cluster/tools.ts'
import type { Stage } from '../exporter/outcome.ts'
import { enclosedStage } from './enclosed-stage.ts'

/**
 * A stage on a cluster: `script` is its process, whose standard output is uvu's report. `builds` are programs that it
 * needs in addition to the cluster's, `more` whatever else has to be made before it starts.
 */
export function clusterStage(
  script: string,
  builds: Build[] = [],
  more: Stage['prepare'] = async () => {},
): Stage {
  const prepare: Stage['prepare'] = async say => {
    await prepareCluster(say, builds)
    await more(say)
  }
  const run: Stage['run'] = async options => {
    await prepare(options.say)
    return enclosedStage(script, options)
  }
  return { prepare, run }
}
