import { shell } from '../../problem/shell.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { delivered, rightsOfDelivery } from '../delivered.ts'
import type { DeliveryObject } from '../delivery.ts'

/** The object that points Argo CD or Flux at the overlay. */
export const PM201: Check = {
  code: 'PM201',
  title: 'Argo CD or Flux knows the environment.',
  after: ['PM102'],
  rights: rightsOfDelivery,
  run: async scene => {
    const { value, failure } = await delivered(scene)
    if (failure?.kind === 'unknown kind') return found([notInstalled(scene.environment.file)])
    if (failure !== undefined) return unseen(failure)
    if (value.by === 'hand') return skip('delivery names no Argo CD and no Flux')
    const seen = value.by === 'argocd' ? value.application : value.kustomization
    return found(
      seen === undefined ? [unknown(value.object)] : [],
      `${value.object.kind} ${value.object.name}`,
    )
  },
}

const unknown = ({ kind, name, namespace, folder }: DeliveryObject): Finding => ({
  what: `There is no ${kind} ${namespace}/${name}.`,
  why: 'Nothing applies the overlay.',
  mend: { command: shell`kubectl apply --server-side -k ${folder}` },
})

const notInstalled = (file: string): Finding => ({
  what: `${file} names a delivery whose kinds this cluster does not know.`,
  why: 'Nothing applies the overlay.',
  mend: { advice: 'Install Argo CD or Flux, or look at the cluster that has it (--context).' },
})
