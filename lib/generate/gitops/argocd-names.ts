import { type ByArgoCD, sharedName } from './delivered.ts'

/** The project of an environment's Application: its own, or the one that is generated. */
export const projectOf = ({ project = sharedName }: ByArgoCD): string => project

/** The cluster as Argo CD's destinations name it: an address as `server`, anything else as `name`. */
export const clusterOf = ({ cluster = 'https://kubernetes.default.svc' }: ByArgoCD) =>
  cluster.startsWith('https://') ? { server: cluster } : { name: cluster }

/** The file of an environment's Application, in the folder of what its Argo CD reads. */
export const applicationFile = (environment: string): string => `${environment}-application.yaml`

/** The file of an ApplicationSet, in the same folder. */
export const applicationSetFile = (set: string): string => `${set}-application-set.yaml`
