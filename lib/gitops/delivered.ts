import type { NamedEnvironment } from '../defaults.ts'
import type { ArgoCD, Flux, Repository } from '../environment.ts'

/** An environment that Argo CD brings, with its repository. */
export type ByArgoCD = ArgoCD & { namespace: string; repository: Repository; environment: NamedEnvironment }

/** An environment that Flux brings, with its repository. */
export type ByFlux = Flux & { namespace: string; repository: Repository; environment: NamedEnvironment }

/** What is said of an environment's delivery by Argo CD; nothing where it isn't. */
export const argocdOf = (environment: NamedEnvironment): ByArgoCD | undefined =>
  environment.delivery?.argocd && {
    namespace: 'argocd',
    ...environment.delivery.argocd,
    repository: environment.delivery.repository,
    environment,
  }

/** What is said of an environment's delivery by Flux; nothing where it isn't. */
export const fluxOf = (environment: NamedEnvironment): ByFlux | undefined =>
  environment.delivery?.flux && {
    namespace: 'flux-system',
    ...environment.delivery.flux,
    repository: environment.delivery.repository,
    environment,
  }

/** Name of what all environments share, and start of the names of what each has, among everybody's Applications. */
export const sharedName = 'proxmox-monitoring'

/** Name of an environment's Application or Kustomization. */
export const deliveryName = ({ name }: NamedEnvironment): string => `${sharedName}-${name}`

export const branchOf = ({ branch = 'main' }: Repository): string => branch

/** The overlay's folder in the repository. */
export const overlayPath = ({ path }: Repository, { name }: NamedEnvironment): string =>
  [...(path === undefined ? [] : [path]), 'overlays', name].join('/')

/** The objects that an environment shares with others, and the fields on which all of them must agree. */
export const sameObject = (
  environment: NamedEnvironment,
): { object: string; field: string; value: string }[] => {
  const [argocd, flux] = [argocdOf(environment), fluxOf(environment)]
  const repository = JSON.stringify([
    environment.delivery?.repository.url,
    environment.delivery?.repository.branch ?? 'main',
    environment.delivery?.repository.path,
  ])
  return [
    ...(argocd?.applicationSet === undefined
      ? []
      : [
          { field: 'delivery.repository', value: repository },
          { field: 'delivery.argocd.project', value: argocd.project ?? sharedName },
        ].map(shared => ({
          object: `ApplicationSet ${argocd.applicationSet} in ${argocd.namespace}`,
          ...shared,
        }))),
    ...(flux === undefined || flux.source !== undefined
      ? []
      : [
          { field: 'delivery.repository', value: repository },
          { field: 'delivery.flux.secret', value: flux.secret ?? '' },
        ].map(shared => ({ object: `GitRepository ${sharedName} in ${flux.namespace}`, ...shared }))),
  ]
}
