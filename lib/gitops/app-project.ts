import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1'
import type { File } from '../file.ts'
import { clusterOf } from './application.ts'
import { type ByArgoCD, sharedName } from './delivered.ts'
import { kindsOf } from './kinds.ts'

/** The project of an environment's Application: its own, or the one that is generated. */
export const projectOf = ({ project = sharedName }: ByArgoCD): string => project

/** The AppProject of a namespace of Argo CD: what its environments' overlays hold, where they go and whence they come. */
export const appProject = (namespace: string, all: ByArgoCD[]): File => ({
  path: `gitops/argocd/${namespace}-app-project.yaml`,
  source: 'lib/gitops/app-project.ts',
  value: {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: sharedName, namespace },
    spec: {
      description: 'Monitors Proxmox VE: what the overlays of proxmox-monitoring hold, and nothing else',
      sourceRepos: unique(all.map(({ repository }) => repository.url)),
      destinations: unique(
        all.map(delivered => ({ ...clusterOf(delivered), namespace: delivered.environment.namespace })),
      ),
      // CreateNamespace asks for it, and no overlay holds one.
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
      namespaceResourceWhitelist: unique(all.flatMap(({ environment }) => kindsOf(environment))),
    },
  } satisfies IAppProject,
})

const unique = <Item>(items: Item[]): Item[] =>
  [...new Set(items.map(item => JSON.stringify(item)))].sort().map(json => JSON.parse(json))
