import { join } from 'node:path'
import { victoriaMetricsTools } from '../cluster/tools.ts'
import { clusterStage } from '../laboratory/cluster-stage.ts'
import { buildThanos } from './build-thanos.ts'

/** The generated overlays where one Prometheus is not enough, on a real Kubernetes with simulated hypervisors. */
export const scale = clusterStage(join(import.meta.dirname, 'stage.ts'), victoriaMetricsTools, buildThanos)
