import { join } from 'node:path'
import { fluxTools } from '../cluster/tools.ts'
import type { Stage } from '../exporter/outcome.ts'
import { clusterStage } from '../laboratory/cluster-stage.ts'

/** An hour in which hypervisors die, environments are pushed, parts restart and secrets rotate, on a real Kubernetes. */
export const soak: Stage = {
  ...clusterStage(join(import.meta.dirname, 'stage.ts'), fluxTools),
  byHand: true,
}
