import { basename } from 'node:path/posix'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { File } from '../../file/file.ts'
import { kustomization } from '../kustomization.ts'
import { appProject } from './app-project.ts'
import { application } from './application.ts'
import { applicationSet } from './application-set.ts'
import { argocdCm } from './argocd-cm.ts'
import { argocdOf, type ByArgoCD, type ByFlux, fluxOf } from './delivered.ts'
import { fluxKustomization } from './flux-kustomization.ts'
import { fluxRole } from './flux-role.ts'
import { gitRepositories } from './git-repository.ts'
import { rootApplication, rootKustomization } from './root.ts'

type Group<Item> = [Item, ...Item[]]

/** gitops/: what points Argo CD and Flux at the overlays, a folder for each of them that there is. */
export const gitops = (environments: NamedEnvironment[]): File[] => [
  ...groups(
    environments.flatMap(environment => argocdOf(environment) ?? []),
    ({ folder }) => folder,
  ).flatMap(all => [...listed(all[0].folder, argocdFiles(all)), ...argocdSettings(all)]),
  ...groups(
    environments.flatMap(environment => fluxOf(environment) ?? []),
    ({ folder }) => folder,
  ).flatMap(all => [...listed(all[0].folder, fluxFiles(all)), ...fluxSettings(all)]),
]

const argocdFiles = (all: Group<ByArgoCD>): File[] => [
  ...groups(
    all.filter(({ project }) => project === undefined),
    ({ folder }) => folder,
  ).map(appProject),
  ...groups(
    all.filter(({ applicationSet }) => applicationSet !== undefined),
    ({ applicationSet }) => `${applicationSet}`,
  ).map(group => applicationSet(group[0].applicationSet as string, group)),
  ...all.filter(({ applicationSet }) => applicationSet === undefined).map(application),
]

/** Not listed: they are for whoever runs Argo CD. */
const argocdSettings = (all: Group<ByArgoCD>): File[] => [
  rootApplication(all[0]),
  ...(all.some(({ syncsEndpoints }) => syncsEndpoints) ? [argocdCm(all[0])] : []),
]

const fluxFiles = (all: Group<ByFlux>): File[] => [
  ...(all[0].source === undefined ? gitRepositories(all) : []),
  ...all.map(fluxKustomization),
]

/** Not listed: they are for whoever runs Flux. */
const fluxSettings = (all: Group<ByFlux>): File[] => [
  rootKustomization(all[0]),
  ...all.flatMap(one => (one.serviceAccount === undefined ? [] : [fluxRole(one, one.serviceAccount)])),
]

const listed = (folder: string, files: File[]): File[] => [
  ...files,
  {
    path: `${folder}/kustomization.yaml`,
    value: kustomization({ resources: files.map(({ path }) => basename(path)) }),
    source: 'lib/generate/gitops/gitops.ts',
  },
]

const groups = <Item>(items: Item[], key: (item: Item) => string): Group<Item>[] =>
  Object.values(Object.groupBy(items, key)) as Group<Item>[]
