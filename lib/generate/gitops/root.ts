import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1'
import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1'
import type { File } from '../../file/file.ts'
import { applicationMetadata, syncPolicy } from './application.ts'
import { type ByArgoCD, type ByFlux, branchOf, pathIn, sharedName } from './delivered.ts'

/**
 * The Application that brings the others from their folder, for those who have none that does. No kustomization
 * lists it, since it is in Argo CD's project `default`: the generated one allows no Application.
 */
export const rootApplication = ({ folder, namespace, repository }: ByArgoCD): File => ({
  path: `${folder}/root.yaml`,
  source: 'lib/generate/gitops/root.ts',
  value: {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: sharedName, namespace, ...applicationMetadata() },
    spec: {
      project: 'default',
      source: {
        repoURL: repository.url,
        targetRevision: branchOf(repository),
        path: pathIn(repository, folder),
      },
      destination: { server: 'https://kubernetes.default.svc', namespace },
      syncPolicy: { ...syncPolicy(), syncOptions: ['ServerSideApply=true'] },
    },
  } satisfies IApplication,
})

/** The Kustomization that brings the others from their folder, for those who have none that does; unlisted. */
export const rootKustomization = ({ folder, namespace, repository, source = sharedName }: ByFlux): File => ({
  path: `${folder}/root.yaml`,
  source: 'lib/generate/gitops/root.ts',
  value: {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: sharedName, namespace },
    spec: {
      interval: '10m',
      retryInterval: '1m',
      timeout: '5m',
      path: `./${pathIn(repository, folder)}`,
      sourceRef: { kind: 'GitRepository', name: source },
      prune: true,
    },
  } satisfies IKustomization,
})
