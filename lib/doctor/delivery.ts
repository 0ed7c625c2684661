import type { KindName } from '../cluster/kinds.ts'
import type { Seen } from '../cluster/seen.ts'
import type { NamedEnvironment } from '../environment/defaults.ts'
import { argocdOf, deliveryName, fluxOf, sharedName } from '../generate/gitops/delivered.ts'
import { type ShellCommand, shell } from '../problem/shell.ts'

/** The object that points Argo CD or Flux at an overlay. */
export interface DeliveryObject {
  kind: Extract<KindName, 'Application' | 'Kustomization'>
  name: string
  namespace: string
  /** The folder of gitops/ with its file. */
  folder: string
}

/** The object that delivers an environment; nothing where somebody applies it by hand. */
export const deliveryObject = (environment: NamedEnvironment): DeliveryObject | undefined => {
  const [argocd, flux] = [argocdOf(environment), fluxOf(environment)]
  const name = deliveryName(environment)
  if (argocd !== undefined)
    return { kind: 'Application', name, namespace: argocd.namespace, folder: argocd.folder }
  return flux && { kind: 'Kustomization', name, namespace: flux.namespace, folder: flux.folder }
}

/** What brings the objects as the overlay has them: a sync, or an apply by hand. */
export const applyAgain = (environment: NamedEnvironment): { command: ShellCommand } => {
  const delivered = deliveryObject(environment)
  if (delivered === undefined)
    return { command: shell`kubectl apply --server-side --force-conflicts -k overlays/${environment.name}` }
  const { kind, name, namespace } = delivered
  if (kind === 'Application') return { command: syncCommand(name, namespace) }
  const { source = sharedName } = fluxOf(environment) ?? {}
  // The source first: without it Flux would only apply again what it fetched before.
  const objects = [
    `gitrepository.source.toolkit.fluxcd.io/${source}`,
    `kustomization.kustomize.toolkit.fluxcd.io/${name}`,
  ]
  return {
    command: shell`kubectl --namespace ${namespace} annotate --overwrite ${objects} reconcile.fluxcd.io/requestedAt="$(date +%s)"`,
  }
}

/** What `argocd app sync` does, without its program. */
const syncCommand = (name: string, namespace: string): ShellCommand =>
  shell`kubectl --namespace ${namespace} patch application.argoproj.io/${name} --type merge --patch '{"operation":{"sync":{"syncOptions":["ServerSideApply=true","CreateNamespace=true"]}}}'`

/** A condition as Kubernetes objects carry them. */
export interface Condition {
  type: string
  status?: string
  reason?: string
  message?: string
  lastTransitionTime?: string
}

export type Application = Seen & {
  spec: { syncPolicy?: { automated?: { enabled?: boolean } | null } }
  status?: {
    conditions?: Condition[]
    sync?: { status?: string; revision?: string }
    health?: { status?: string; message?: string }
    operationState?: { phase?: string; message?: string }
    resources?: { kind: string; name: string; status?: string }[]
  }
}

export type FluxObject = Seen & {
  spec: { suspend?: boolean; sourceRef?: { kind: string; name: string; namespace?: string } }
  status?: {
    conditions?: Condition[]
    lastAppliedRevision?: string
    lastAttemptedRevision?: string
    artifact?: { revision?: string }
  }
}
