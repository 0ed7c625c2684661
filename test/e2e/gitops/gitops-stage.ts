import { join } from 'node:path'
import { argocdTools, fluxTools } from '../cluster/tools.ts'
import { clusterStage } from '../laboratory/cluster-stage.ts'
import { credentialTools, helmTools } from './tools.ts'

/** Real Flux and Argo CD bring generated overlays from a git server, by what is generated in `gitops/`. */
export const gitops = clusterStage(join(import.meta.dirname, 'stage.ts'), [
  ...fluxTools,
  ...argocdTools,
  ...credentialTools,
  ...helmTools,
])
