import { basename } from 'node:path/posix'
import type { NamedEnvironment } from '../defaults.ts'
import type { File } from '../file.ts'
import { kustomization } from '../kustomization.ts'
import { appProject } from './app-project.ts'
import { application } from './application.ts'
import { applicationSet } from './application-set.ts'
import { argocdCm } from './argocd-cm.ts'
import { argocdOf, type ByArgoCD, type ByFlux, fluxOf } from './delivered.ts'
import { fluxKustomization } from './flux-kustomization.ts'
import { gitRepository } from './git-repository.ts'

/** gitops/: what points Argo CD and Flux at the overlays, where environments say that they are delivered so. */
export const gitops = (environments: NamedEnvironment[]): File[] => {
  const byArgoCD = environments.flatMap(environment => argocdOf(environment) ?? [])
  const byFlux = environments.flatMap(environment => fluxOf(environment) ?? [])
  return [
    ...listed('gitops/argocd', argocdFiles(byArgoCD)),
    ...settings(byArgoCD),
    ...listed('gitops/flux', fluxFiles(byFlux)),
  ]
}

const argocdFiles = (all: ByArgoCD[]): File[] => [
  ...groups(
    all.filter(({ project }) => project === undefined),
    ({ namespace }) => namespace,
  ).map(group => appProject(group[0].namespace, group)),
  ...groups(
    all.filter(({ applicationSet }) => applicationSet !== undefined),
    ({ namespace, applicationSet }) => `${namespace}/${applicationSet}`,
  ).map(group => applicationSet(group[0].applicationSet as string, group)),
  ...all.filter(({ applicationSet }) => applicationSet === undefined).map(application),
]

/** Not listed: they are for whoever runs Argo CD. */
const settings = (all: ByArgoCD[]): File[] =>
  groups(
    all.filter(({ syncsEndpoints }) => syncsEndpoints),
    ({ namespace }) => namespace,
  ).map(([{ namespace }]) => argocdCm(namespace))

const fluxFiles = (all: ByFlux[]): File[] => [
  ...groups(
    all.filter(({ source }) => source === undefined),
    ({ namespace }) => namespace,
  ).map(([first]) => gitRepository(first)),
  ...all.map(fluxKustomization),
]

const listed = (folder: string, files: File[]): File[] =>
  files.length === 0
    ? []
    : [
        ...files,
        {
          path: `${folder}/kustomization.yaml`,
          value: kustomization({ resources: files.map(({ path }) => basename(path)) }),
          source: 'lib/gitops/gitops.ts',
        },
      ]

const groups = <Item>(items: Item[], key: (item: Item) => string): [Item, ...Item[]][] =>
  Object.values(Object.groupBy(items, key)) as [Item, ...Item[]][]
