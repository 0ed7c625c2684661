import { join } from 'node:path'
import { startArgocd } from '../cluster/argocd.ts'
import { startFlux } from '../cluster/flux.ts'
import { cluster, laboratory } from './shared.ts'
import { shell } from './shell.ts'

let flux: Promise<unknown> | undefined
let argocd: Promise<void> | undefined

/** Starts Flux, once, and does the one thing that the README asks for: from then on a push is all. */
export async function bringByFlux() {
  flux ??= startFlux(cluster, join(laboratory.folder, 'flux'))
  await flux
  await shell(
    'kubectl apply --server-side -k gitops/flux && kubectl apply --server-side -f gitops/flux/root.yaml',
  )
}

/** The same for Argo CD, with the settings of its release. */
export async function bringByArgoCD() {
  argocd ??= startArgocd(cluster, join(laboratory.folder, 'argocd'))
  await argocd
  await shell(
    'kubectl apply --server-side -k gitops/argocd && kubectl apply --server-side -f gitops/argocd/root.yaml',
  )
}
