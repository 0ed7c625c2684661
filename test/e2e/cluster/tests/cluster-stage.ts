import { join } from 'node:path'
import { clusterStage } from '../../laboratory/cluster-stage.ts'
import { buildMuslResolver } from '../musl.ts'

/** The generated overlays on a real Kubernetes, with simulated hypervisors. */
export const cluster = clusterStage(join(import.meta.dirname, 'stage.ts'), [], buildMuslResolver)
