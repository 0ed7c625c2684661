import type { Answer } from '../cluster/failure.ts'
import type { KindName } from '../cluster/kinds.ts'
import { type Application, type DeliveryObject, deliveryObject, type FluxObject } from './delivery.ts'
import { mayGet } from './rights.ts'
import type { Scene } from './scene.ts'

/** What delivers an environment, as the cluster has it: Argo CD's Application, or Flux's Kustomization and its source. */
export type Delivered =
  | { by: 'hand' }
  | { by: 'argocd'; object: DeliveryObject; application: Application | undefined }
  | {
      by: 'flux'
      object: DeliveryObject
      kustomization: FluxObject | undefined
      source: FluxObject | undefined
    }

/** Reads what delivers an environment. */
export const delivered = async ({ cluster, environment }: Scene): Promise<Answer<Delivered>> => {
  const object = deliveryObject(environment)
  if (object === undefined) return { value: { by: 'hand' } }
  const { kind, name, namespace } = object
  if (kind === 'Application') {
    const { value, failure } = await cluster.get<Application>(kind, name, namespace)
    return failure === undefined ? { value: { by: 'argocd', object, application: value } } : { failure }
  }
  const kustomization = await cluster.get<FluxObject>(kind, name, namespace)
  if (kustomization.failure !== undefined) return kustomization
  const { sourceRef } = kustomization.value?.spec ?? {}
  if (sourceRef?.kind !== 'GitRepository')
    return { value: { by: 'flux', object, kustomization: kustomization.value, source: undefined } }
  const place = sourceRef.namespace ?? namespace
  const source = await cluster.get<FluxObject>('GitRepository', sourceRef.name, place)
  if (source.failure !== undefined) return source
  return { value: { by: 'flux', object, kustomization: kustomization.value, source: source.value } }
}

/** The rights to read it. */
export const rightsOfDelivery = ({ environment }: Pick<Scene, 'environment'>) => {
  const object = deliveryObject(environment)
  if (object === undefined) return []
  const of = (kind: KindName) => mayGet(kind, object.namespace)
  return object.kind === 'Application' ? [of('Application')] : [of('Kustomization'), of('GitRepository')]
}
