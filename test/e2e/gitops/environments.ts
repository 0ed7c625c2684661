import type { Environment } from '../../../lib/environment.ts'
import { monitorLabels } from '../laboratory/laboratory.ts'

/** Replaced by the git server's address in what is pushed: the build accepts no `http://`. */
export const repositoryUrl = 'https://git.example.com/platform/proxmox-monitoring.git'

const repository = { url: repositoryUrl }

export const byFlux = { repository, flux: {} }
export const byArgoCD = { repository, argocd: {} }

export const virtrc18u = { name: 'virtrc18u', address: '198.51.100.18' }
export const virtrc19u = { name: 'virtrc19u', address: '198.51.100.19' }

/** Intervals that a test can wait for. */
export const often = { interval: '8s', nodeInterval: '8s', scrapeTimeout: '8s' } as const

/** An environment of the first hypervisor, seen by the cluster's Prometheus. */
export const seen = (own: Partial<Environment>): Environment => ({
  hypervisors: [virtrc18u],
  pveExporter: { tls: 'insecure', ...often },
  nodeExporter: { interval: '4s' },
  prometheus: { monitorLabels },
  ...own,
})

/** One with the cluster scrape only, where no more is needed: one pod. */
export const small = (own: Partial<Environment>, exporter: Partial<Environment['pveExporter']> = {}) =>
  seen({
    nodeExporter: false,
    dashboards: false,
    pveExporter: { tls: 'insecure', ...often, nodeInterval: false, ...exporter },
    ...own,
  })
