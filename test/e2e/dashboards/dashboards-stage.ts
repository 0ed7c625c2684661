import { join } from 'node:path'
import { clusterStage } from '../laboratory/cluster-stage.ts'

/** Every query of every dashboard, asked of a real Prometheus that scrapes small and large clusters. */
export const dashboards = clusterStage(join(import.meta.dirname, 'stage.ts'))
