import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1'
import type { File } from '../../file/file.ts'
import { clusterOf } from './argocd-names.ts'
import { type ByArgoCD, deliveryName, sharedName } from './delivered.ts'
import { overlayKinds } from './kinds.ts'

/** The AppProject of one Argo CD: what overlays can hold, where its environments' go and whence they come. */
export const appProject = (all: [ByArgoCD, ...ByArgoCD[]]): File => ({
  path: `${all[0].folder}/app-project.yaml`,
  source: 'lib/generate/gitops/app-project.ts',
  value: {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: sharedName, namespace: all[0].namespace, ...projectMetadata },
    spec: {
      description: 'Monitors Proxmox VE: what the overlays of proxmox-monitoring hold, and nothing else',
      sourceRepos: unique(all.map(({ repository }) => repository.url)),
      destinations: unique(
        all.map(delivered => ({ ...clusterOf(delivered), namespace: delivered.environment.namespace })),
      ),
      // CreateNamespace asks for it, and no overlay holds one. By name, which Argo CD knows since 3.3 (its pull request 24674).
      clusterResourceWhitelist: unique(
        all.map(({ environment }) => ({ group: '', kind: 'Namespace', name: environment.namespace })),
      ),
      ...syncWindowsOf(all),
      namespaceResourceWhitelist: unique(overlayKinds(all.map(({ environment }) => environment))),
    },
  } satisfies IAppProject,
})

/** Each environment's windows, for its Application alone. */
const syncWindowsOf = (all: ByArgoCD[]) => {
  const syncWindows = all.flatMap(({ environment, syncWindows = [] }) =>
    syncWindows.map(window => ({ ...window, applications: [deliveryName(environment)] })),
  )
  return syncWindows.length > 0 && { syncWindows }
}

const projectMetadata = {
  // It goes after its Applications, which could not take their objects with them without it.
  finalizers: ['resources-finalizer.argocd.argoproj.io'],
  // And it is narrowed after they have gone: what it does not allow is not deleted.
  annotations: { 'argocd.argoproj.io/sync-wave': '1' },
}

const unique = <Item>(items: Item[]): Item[] =>
  [...new Set(items.map(item => JSON.stringify(item)))].sort().map(json => JSON.parse(json))
