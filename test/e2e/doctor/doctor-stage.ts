import { join } from 'node:path'
import { argocdTools, fluxTools } from '../cluster/tools.ts'
import type { Stage } from '../exporter/outcome.ts'
import { credentialTools, helmTools } from '../gitops/tools.ts'
import { clusterStage } from '../laboratory/cluster-stage.ts'
import { oldExporter } from './old-exporter.ts'

const stage = clusterStage(join(import.meta.dirname, 'stage.ts'), [
  ...fluxTools,
  ...argocdTools,
  ...helmTools,
  ...credentialTools,
])

const prepare: Stage['prepare'] = async say => {
  await stage.prepare(say)
  await oldExporter()
}

/** `doctor` on a cluster that is made sick on purpose, one cause after another, and mended by the lines that it prints. */
export const doctor: Stage = {
  prepare,
  run: async options => {
    await prepare(options.say)
    return stage.run(options)
  },
}
