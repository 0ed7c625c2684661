import type { Environment, PatchOperation } from '../../../../lib/environment.ts'
import { recetteNewyork as newyork } from '../../../recette-newyork.ts'
import { monitorLabels } from '../../laboratory/laboratory.ts'

/** Intervals that a test can wait for; a silent hypervisor costs 5 s of them. */
const often = { interval: '8s', nodeInterval: '8s', scrapeTimeout: '8s' } as const
const seldom = { interval: '10s', scrapeTimeout: '5s' } as const
const seen = { prometheus: { monitorLabels }, dashboards: false } as const

/** The example, seen by the cluster's Prometheus. */
export const recetteNewyork: Environment = {
  ...newyork,
  ...seen,
  pveExporter: { ...newyork.pveExporter, ...often },
  nodeExporter: { interval: '4s' },
}

/** Hypervisors of both IP families, of which one has no node exporter, every further exporter, Telegraf and a backup server. */
export const dual: Environment = {
  ...seen,
  hypervisors: [
    { name: 'pve-a', address: '203.0.113.31' },
    { name: 'pve-b', address: '203.0.113.32', exporters: ['pve'] },
    { name: 'pve-c', address: '2001:db8:31::33', exporters: ['node', 'pve', 'ceph', 'nut'] },
  ],
  pveExporter: { credentials: { secret: 'pve-dual' }, tls: 'insecure', ...often },
  nodeExporter: { interval: '4s' },
  exporters: {
    ceph: seldom,
    smartctl: seldom,
    zfs: seldom,
    ipmi: seldom,
    nut: seldom,
    custom: [{ name: 'pve-zfs', port: 9135, path: '/zfs', ...seldom }],
  },
  telegraf: { interval: '10s' },
  backupServers: [
    {
      name: 'pbs1',
      address: '203.0.113.40',
      tls: { caSecret: 'pbs1-ca' },
      credentialsSecret: 'pbs1',
      datastores: [{ name: 'tank' }],
    },
  ],
}

/** One of Proxmox VE alone, whose pods are patched: for what differs between Kubernetes nodes. */
export const patched = (
  secret: string,
  patch: PatchOperation[],
  own: Partial<Environment> = {},
): Environment => ({
  ...seen,
  hypervisors: [{ name: 'virtrc18u', address: '198.51.100.18' }],
  nodeExporter: false,
  ...own,
  pveExporter: { tls: 'insecure', ...often, ...own.pveExporter, credentials: { secret } },
  patches: [{ target: { kind: 'Deployment' }, patch }],
})

/** All are in the namespace `monitoring`. */
export const environments: Record<string, Environment> = {
  'recette-newyork': recetteNewyork,
  dual,
  slices: { ...dual, discovery: 'endpointslices' },
  static: { ...dual, discovery: 'static' },
}
