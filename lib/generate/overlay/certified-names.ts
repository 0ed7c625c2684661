import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { Hypervisor } from '../../environment.ts'

/** The name by which a verified cluster scrape asks, which all certificates share; none without verification. */
export const sharedName = ({ pveExporter: { tls } }: NamedEnvironment): string | undefined =>
  // Nothing listens on the pod's own 127.0.0.1:8006: it refuses, and the hypervisors come next.
  tls === 'insecure' ? undefined : (tls.serverName ?? 'localhost')

/** The name by which a node scrape asks a hypervisor: the one in its certificate where that is verified. */
export const certifiedName = (
  { pveExporter: { tls } }: NamedEnvironment,
  { name, serverName = name }: Hypervisor,
): string => (tls === 'insecure' ? name : serverName)
