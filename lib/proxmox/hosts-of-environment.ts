import { hypervisorsOf, type NamedEnvironment } from '../environment/defaults.ts'
import type { ApiHost } from './api-host.ts'

/** Port of the API on every hypervisor. */
export const apiPort = 8006

/**
 * The hypervisors whose API an environment's exporters ask, verified by the names by which they do: each node's own, or
 * the one that all certificates share. `ca` is what the Secret or ConfigMap in `tls` holds; given one, it verifies with
 * `tls: 'insecure'`, too.
 */
export const apiHosts = (environment: NamedEnvironment, ca?: string): ApiHost[] => {
  const { tls } = environment.pveExporter
  const { serverName: shared = 'localhost' } = tls === 'insecure' ? {} : tls
  return hypervisorsOf(environment, 'pve').map(hypervisor => ({
    name: hypervisor.name,
    address: hypervisor.address,
    port: apiPort,
    certified: [hypervisor.serverName ?? hypervisor.name, shared],
    ...(ca !== undefined ? { ca } : tls === 'insecure' && { ca: 'insecure' }),
  }))
}
