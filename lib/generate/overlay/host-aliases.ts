import { canonical } from '../../environment/address.ts'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import type { Hypervisor, PatchOperation } from '../../environment.ts'
import { certifiedName, sharedName } from './certified-names.ts'
import { pod } from './deployment.ts'
import { add } from './patch.ts'

/**
 * The names by which the cluster's exporter asks the hypervisors, each leading to all of them: the name that their
 * certificates share, and in `static` the one that would be their Service's. A `single` exporter also asks by the hypervisor's own name.
 */
export const clusterAliases = (environment: NamedEnvironment): PatchOperation[] => {
  const shared = sharedName(environment)
  return aliases(environment, hypervisor => [
    ...(environment.discovery === 'static' ? [names.hypervisors] : []),
    ...(shared === undefined ? [] : [shared]),
    ...(environment.pveExporter.single ? [certifiedName(environment, hypervisor)] : []),
  ])
}

/** The name by which the nodes' exporter asks each hypervisor, where DNS does not lead to it. */
export const nodeAliases = (environment: NamedEnvironment): PatchOperation[] =>
  aliases(environment, hypervisor => [certifiedName(environment, hypervisor)])

const aliases = (
  environment: NamedEnvironment,
  hostnames: (hypervisor: Hypervisor) => string[],
): PatchOperation[] => [
  add(
    `${pod}/hostAliases`,
    hypervisorsOf(environment, 'pve').map(hypervisor => ({
      ip: canonical(hypervisor.address),
      hostnames: [...new Set(hostnames(hypervisor))],
    })),
  ),
]
