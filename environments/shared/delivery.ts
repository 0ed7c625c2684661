import type { Fragment } from '../../lib/extend.ts'

/** Where Argo CD and Flux find this tree: said here once. */
const repository = { url: 'https://git.example.com/platform/proxmox-monitoring.git' }

/** Brought by a stock Argo CD, which leaves Endpoints out of its syncs: so without any. */
export const byArgoCD: Fragment = { discovery: 'static', delivery: { repository, argocd: {} } }

/** Brought by Flux. */
export const byFlux: Fragment = { delivery: { repository, flux: {} } }
