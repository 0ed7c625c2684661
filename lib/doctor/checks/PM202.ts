import { applicationFile, applicationSetFile } from '../../generate/gitops/argocd-names.ts'
import { shell } from '../../problem/shell.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { type Delivered, delivered } from '../delivered.ts'
import type { DeliveryObject, FluxObject } from '../delivery.ts'

/** Whether somebody stopped the delivery, and did not let it go on. */
export const PM202: Check = {
  code: 'PM202',
  title: 'The delivery is not suspended.',
  after: ['PM201'],
  run: async scene => {
    const { value, failure } = await delivered(scene)
    if (failure !== undefined) return unseen(failure)
    if (value.by === 'hand') return skip('delivery names no Argo CD and no Flux')
    const { automated, applicationSet } = scene.environment.delivery?.argocd ?? {}
    const file =
      applicationSet === undefined
        ? applicationFile(scene.environment.name)
        : applicationSetFile(applicationSet)
    return found(judgeSuspension(value, automated !== false, file))
  },
}

/** What is suspended; with Argo CD, automatic syncs that the environment's file wants, which a file of gitops/ switches on. */
export const judgeSuspension = (seen: Delivered, automated: boolean, file: string): Finding[] => {
  if (seen.by === 'flux')
    return [
      ...suspended('kustomization.kustomize.toolkit.fluxcd.io', seen.kustomization),
      ...suspended('gitrepository.source.toolkit.fluxcd.io', seen.source),
    ]
  if (seen.by === 'hand' || seen.application === undefined || !automated) return []
  const { automated: asSeen } = seen.application.spec.syncPolicy ?? {}
  return asSeen && asSeen.enabled !== false ? [] : [manual(seen.object, file)]
}

const suspended = (resource: string, object: FluxObject | undefined): Finding[] => {
  if (object?.spec.suspend !== true) return []
  const { name, namespace } = object.metadata
  return [
    {
      what: `${object.kind} ${namespace}/${name} is suspended.`,
      why: 'Flux applies no change of the repository until it is resumed.',
      mend: {
        command: shell`kubectl --namespace ${namespace} patch ${resource}/${name} --type merge --patch '{"spec":{"suspend":false}}'`,
      },
    },
  ]
}

const manual = ({ name, namespace, folder }: DeliveryObject, file: string): Finding => ({
  what: `Application ${namespace}/${name} does not sync automatically.`,
  why: 'Argo CD applies no change of the repository until somebody syncs.',
  mend: {
    command: shell`kubectl apply --server-side --force-conflicts -f ${folder}/${file}`,
  },
})
