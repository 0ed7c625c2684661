import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { ArgoCD, Delivery, Flux, Repository } from '../../environment.ts'

/** An environment that is delivered: where what its Argo CD or Flux reads lies, and the repository. */
interface Delivered {
  /** Folder of what one Argo CD, or one Flux, reads. */
  folder: string
  namespace: string
  repository: Repository
  /** What the overlay is taken from: a branch, a tag or a commit. */
  revision: string
  environment: NamedEnvironment
}

/** An environment that Argo CD brings. */
export type ByArgoCD = ArgoCD & Delivered

/** An environment that Flux brings. */
export type ByFlux = Flux & Delivered

/** What is said of an environment's delivery by Argo CD; nothing where it isn't. */
export const argocdOf = (environment: NamedEnvironment): ByArgoCD | undefined => {
  const { delivery } = environment
  return (
    delivery?.argocd && {
      namespace: 'argocd',
      ...delivery.argocd,
      ...deliveredTo('gitops/argocd', environment, delivery),
    }
  )
}

/** What is said of an environment's delivery by Flux; nothing where it isn't. */
export const fluxOf = (environment: NamedEnvironment): ByFlux | undefined => {
  const { delivery } = environment
  return (
    delivery?.flux && {
      namespace: 'flux-system',
      ...delivery.flux,
      ...deliveredTo('gitops/flux', environment, delivery),
    }
  )
}

const deliveredTo = (
  folder: string,
  environment: NamedEnvironment,
  { repository, controller, revision = branchOf(repository) }: Delivery,
): Pick<Delivered, 'folder' | 'repository' | 'revision' | 'environment'> => ({
  folder: controller === undefined ? folder : `${folder}/${controller}`,
  repository,
  revision,
  environment,
})

/** The Kubernetes cluster that an environment's objects go to, as far as its delivery tells it apart from others. */
export const clusterKey = ({ delivery }: NamedEnvironment): string =>
  JSON.stringify([delivery?.controller, delivery?.argocd?.cluster])

/** Name of what all environments share, and start of the names of what each has, among everybody's Applications. */
export const sharedName = 'proxmox-monitoring'

/** Name of an environment's Application or Kustomization. */
export const deliveryName = ({ name }: NamedEnvironment): string => `${sharedName}-${name}`

export const branchOf = ({ branch = 'main' }: Repository): string => branch

/** A folder of this tree, as a path in its repository. */
export const pathIn = ({ path }: Repository, folder: string): string =>
  path === undefined ? folder : `${path}/${folder}`

/** The overlay's folder in the repository. */
export const overlayPath = (repository: Repository, { name }: NamedEnvironment): string =>
  pathIn(repository, `overlays/${name}`)
