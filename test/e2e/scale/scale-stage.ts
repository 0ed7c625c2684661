import { join } from 'node:path'
import { clusterStage } from '../laboratory/cluster-stage.ts'
import { buildThanos } from './build-thanos.ts'

/** Whether the rulers' tests run, which alone need Thanos. */
const isAsked = process.env.E2E_FILES?.split(',').includes('rulers') ?? false

/** The generated overlays where one Prometheus is not enough, on a real Kubernetes with simulated hypervisors. */
export const scale = clusterStage(
  join(import.meta.dirname, 'stage.ts'),
  [],
  isAsked ? buildThanos : undefined,
)
