import type { IApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1'
import type { File } from '../../file/file.ts'
import { applicationMetadata, syncPolicy } from './application.ts'
import { applicationSetFile, clusterOf, projectOf } from './argocd-names.ts'
import { type ByArgoCD, overlayPath, sharedName } from './delivered.ts'

/** One ApplicationSet, which makes the Applications of all the environments that name it. */
export const applicationSet = (name: string, all: [ByArgoCD, ...ByArgoCD[]]): File => {
  const [first] = all
  return {
    path: `${first.folder}/${applicationSetFile(name)}`,
    source: 'lib/generate/gitops/application-set.ts',
    value: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name, namespace: first.namespace },
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [{ list: { elements: all.map(element) } }],
        template: {
          metadata: { name: `${sharedName}-{{.environment}}`, ...applicationMetadata(first) },
          spec: {
            project: projectOf(first),
            source: {
              repoURL: first.repository.url,
              targetRevision: '{{.revision}}',
              path: '{{.path}}',
            },
            // An Application has one of them; the other is empty.
            destination: { server: '{{.server}}', name: '{{.cluster}}', namespace: '{{.namespace}}' },
            syncPolicy: syncPolicy(first),
          },
        },
      },
    } satisfies IApplicationSet,
  }
}

const element = (delivered: ByArgoCD) => {
  const { server = '', name = '' }: { server?: string; name?: string } = clusterOf(delivered)
  const { environment, repository, revision } = delivered
  return {
    environment: environment.name,
    namespace: environment.namespace,
    path: overlayPath(repository, environment),
    revision,
    server,
    cluster: name,
  }
}
