import { join } from 'node:path'
import { argocdTools, fluxTools } from '../cluster/tools.ts'
import { helmTools } from '../gitops/tools.ts'
import { clusterStage } from '../laboratory/cluster-stage.ts'

/** `doctor` on a cluster that is made sick on purpose, one cause after another, and mended by the lines that it prints. */
export const doctor = clusterStage(join(import.meta.dirname, 'stage.ts'), [
  ...fluxTools,
  ...argocdTools,
  ...helmTools,
])
