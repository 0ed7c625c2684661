import type { NamedEnvironment } from '../../environment/defaults.ts'
import { argocdOf, type ByArgoCD, type ByFlux, branchOf, fluxOf, sharedName } from './delivered.ts'
import { sourceOf } from './git-repository.ts'

/** A field on which all environments must agree that share an object, or a folder of `gitops/`. */
export interface Agreement {
  shared: string
  field: string
  value: string
}

/** What an environment shares with others, and the fields on which all of them must agree. */
export const agreements = (environment: NamedEnvironment): Agreement[] => {
  const [argocd, flux] = [argocdOf(environment), fluxOf(environment)]
  return [
    ...(argocd === undefined ? [] : argocdAgreements(argocd)),
    ...(flux === undefined ? [] : fluxAgreements(flux)),
  ]
}

const argocdAgreements = (argocd: ByArgoCD): Agreement[] => [
  ...folderAgreements('argocd', argocd),
  ...(argocd.applicationSet === undefined
    ? []
    : [
        {
          shared: `the ApplicationSet ${argocd.applicationSet} in ${argocd.folder}/`,
          field: 'delivery.argocd.project',
          value: argocd.project ?? sharedName,
        },
        {
          shared: `the ApplicationSet ${argocd.applicationSet} in ${argocd.folder}/`,
          field: 'delivery.argocd.automated',
          value: String(argocd.automated ?? true),
        },
        {
          shared: `the ApplicationSet ${argocd.applicationSet} in ${argocd.folder}/`,
          field: 'delivery.argocd.annotations',
          value: JSON.stringify(argocd.annotations ?? {}),
        },
      ]),
]

const fluxAgreements = (flux: ByFlux): Agreement[] => [
  ...folderAgreements('flux', flux),
  { shared: `${flux.folder}/`, field: 'delivery.flux.source', value: flux.source ?? sharedName },
  ...(flux.source === undefined
    ? [
        {
          shared: `the GitRepository ${sharedName} in ${flux.folder}/`,
          field: 'delivery.flux.secret',
          value: flux.secret ?? '',
        },
        // The repository's branch is told already.
        ...(sourceOf(flux) === sharedName
          ? []
          : [
              {
                shared: `the GitRepository ${sourceOf(flux)} in ${flux.folder}/`,
                field: 'delivery.revision',
                value: flux.revision,
              },
            ]),
      ]
    : []),
]

const folderAgreements = (by: string, { folder, namespace, repository }: ByArgoCD | ByFlux): Agreement[] => [
  {
    shared: `${folder}/`,
    field: 'delivery.repository',
    value: JSON.stringify([repository.url, branchOf(repository), repository.path]),
  },
  { shared: `${folder}/`, field: `delivery.${by}.namespace`, value: namespace },
]
