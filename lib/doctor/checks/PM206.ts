import type { Seen } from '../../cluster/seen.ts'
import { shell } from '../../problem/shell.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { delivered } from '../delivered.ts'
import { type Application, type DeliveryObject, deliveryObject } from '../delivery.ts'
import { excludedBySettings } from '../exclusions.ts'
import type { Rendered } from '../rendered.ts'
import { mayGet } from '../rights.ts'

/** The kinds that Argo CD leaves out of its syncs, and reports as Synced all the same. */
export const PM206: Check = {
  code: 'PM206',
  title: 'Argo CD excludes none of the objects.',
  after: ['PM106', 'PM201'],
  rights: ({ environment }) => {
    const object = deliveryObject(environment)
    return object?.kind === 'Application' ? [mayGet('ConfigMap', object.namespace, 'argocd-cm')] : []
  },
  run: async scene => {
    const { value, failure } = await delivered(scene)
    if (failure !== undefined) return unseen(failure)
    if (value.by !== 'argocd') return skip('no Argo CD delivers it')
    const objects = (await scene.rendered()).value ?? []
    const settings = await scene.cluster.get<Seen & { data?: Record<string, string> }>(
      'ConfigMap',
      'argocd-cm',
      value.object.namespace,
    )
    const excluded = [
      ...excludedBySettings(settings.value?.data?.['resource.exclusions'], objects, scene.environment),
      ...excludedByCondition(value.application, objects),
    ]
    if (excluded.length === 0 && settings.failure !== undefined) return unseen(settings.failure)
    return found(
      judgeExcluded([...new Set(excluded)], value.object, scene.environment.delivery?.argocd?.syncsEndpoints),
    )
  },
}

/** The kinds that the condition names: `Resource /Endpoints lab-… is excluded in the settings`. */
export const excludedByCondition = (application: Application | undefined, objects: Rendered[]): string[] => {
  const messages = (application?.status?.conditions ?? [])
    .filter(({ type }) => type === 'ExcludedResourceWarning')
    .map(({ message = '' }) => message)
  const kinds = [...new Set(objects.map(({ kind }) => kind))]
  return kinds.filter(kind => messages.some(message => message.includes(`/${kind} `)))
}

const judgeExcluded = (
  kinds: string[],
  { namespace, folder }: DeliveryObject,
  syncsEndpoints?: boolean,
): Finding[] => {
  if (kinds.length === 0) return []
  const endpoints = kinds.every(kind => kind === 'Endpoints' || kind === 'EndpointSlice')
  return [
    {
      what: `Argo CD leaves ${kinds.join(' and ')} out of its syncs (resource.exclusions in ${namespace}/argocd-cm).`,
      why: endpoints
        ? 'The Services lead nowhere, so Prometheus has no target; Argo CD still reports Synced.'
        : 'These objects are never applied; Argo CD still reports Synced.',
      mend: !endpoints
        ? { command: shell`kubectl --namespace ${namespace} edit configmap argocd-cm` }
        : syncsEndpoints
          ? {
              command: shell`kubectl apply --server-side --force-conflicts --field-manager=proxmox-monitoring -f ${folder}/argocd-cm.yaml`,
            }
          : { line: "discovery: 'static'" },
    },
  ]
}
