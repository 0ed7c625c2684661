import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1'
import type { File } from '../../file/file.ts'
import { applicationFile, clusterOf, projectOf } from './argocd-names.ts'
import { type ByArgoCD, deliveryName, overlayPath } from './delivered.ts'

/** The Application of an environment. */
export const application = (delivered: ByArgoCD): File => {
  const { folder, namespace, repository, revision, environment } = delivered
  return {
    path: `${folder}/${applicationFile(environment.name)}`,
    source: environment.file,
    value: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: deliveryName(environment), namespace, ...applicationMetadata(delivered) },
      spec: {
        project: projectOf(delivered),
        source: {
          repoURL: repository.url,
          targetRevision: revision,
          path: overlayPath(repository, environment),
        },
        destination: { ...clusterOf(delivered), namespace: environment.namespace },
        syncPolicy: syncPolicy(delivered),
      },
    } satisfies IApplication,
  }
}

export const applicationMetadata = ({ annotations }: Pick<ByArgoCD, 'annotations'> = {}) => ({
  // With the Application go its objects.
  finalizers: ['resources-finalizer.argocd.argoproj.io'],
  // Compares with what the API server would make of it, so that defaults and what others add are no difference.
  annotations: { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true', ...annotations },
})

export const syncPolicy = ({ automated = true }: Pick<ByArgoCD, 'automated'> = {}) => ({
  ...(automated && { automated: { prune: true, selfHeal: true } }),
  syncOptions: ['ServerSideApply=true', 'CreateNamespace=true'],
  retry: { limit: 5, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } },
})
