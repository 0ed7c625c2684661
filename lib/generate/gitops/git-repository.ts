import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1'
import type { File } from '../../file/file.ts'
import { type ByFlux, branchOf, sharedName } from './delivered.ts'

/** The GitRepository that all environments of one Flux come from: what overlays are made of, and what points at them. */
export const gitRepository = ({ folder, namespace, repository, secret }: ByFlux): File => ({
  path: `${folder}/git-repository.yaml`,
  source: 'lib/generate/gitops/git-repository.ts',
  value: {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name: sharedName, namespace },
    spec: {
      interval: '1m',
      url: repository.url,
      ref: { branch: branchOf(repository) },
      ...(secret !== undefined && { secretRef: { name: secret } }),
      ignore: ['/*', ...taken(repository.path)].map(line => `${line}\n`).join(''),
    },
  } satisfies IGitRepository,
})

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
