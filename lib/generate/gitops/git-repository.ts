import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1'
import type { File } from '../../file/file.ts'
import { type ByFlux, branchOf, sharedName } from './delivered.ts'

/** Name of the GitRepository from which an environment's overlay is taken: one that exists, or one for each revision. */
export const sourceOf = ({ source, repository, revision }: ByFlux): string =>
  source ?? (revision === branchOf(repository) ? sharedName : `${sharedName}-${slug(revision)}`)

const slug = (revision: string): string => revision.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

/** The GitRepositories that the environments of one Flux come from: the repository's branch, which also holds what points at the overlays, and other revisions. */
export const gitRepositories = (all: [ByFlux, ...ByFlux[]]): File[] => {
  const own = { ...all[0], revision: branchOf(all[0].repository) }
  const byName = new Map([own, ...all].map(delivered => [sourceOf(delivered), delivered]))
  return [...byName].map(([name, delivered]) => gitRepository(name, delivered))
}

const gitRepository = (name: string, { folder, namespace, repository, revision, secret }: ByFlux): File => ({
  path: `${folder}/git-repository${name.slice(sharedName.length)}.yaml`,
  source: 'lib/generate/gitops/git-repository.ts',
  value: {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name, namespace },
    spec: {
      interval: '1m',
      url: repository.url,
      ref: refOf(revision),
      ...(secret !== undefined && { secretRef: { name: secret } }),
      ignore: ['/*', ...taken(repository.path)].map(line => `${line}\n`).join(''),
    },
  } satisfies IGitRepository,
})

const refOf = (revision: string) => {
  if (revision.startsWith('refs/')) return { name: revision }
  return /^[0-9a-f]{40}$/.test(revision) ? { commit: revision } : { branch: revision }
}

/** Folders taken back from an ignored parent, one level after the other (gitignore's rules). */
const taken = (path = ''): string[] => {
  const levels = path
    .split('/')
    .filter(part => part !== '')
    .map((_, index, parts) => `/${parts.slice(0, index + 1).join('/')}`)
  const root = levels.at(-1) ?? ''
  return [
    ...levels.flatMap(level => [`!${level}`, `${level}/*`]),
    ...['base', 'overlays', 'dashboards', 'gitops'].map(folder => `!${root}/${folder}`),
  ]
}
