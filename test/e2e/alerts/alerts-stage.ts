import { join } from 'node:path'
import { clusterStage } from '../laboratory/cluster-stage.ts'

/** The generated alerts from a fault to Alertmanager and back, on a real Kubernetes with simulated hypervisors. */
export const alerts = clusterStage(join(import.meta.dirname, 'stage.ts'))
