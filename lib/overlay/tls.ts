import { canonical } from '../address.ts'
import { hypervisorsOf, type NamedEnvironment } from '../defaults.ts'
import type { Hypervisor, PatchOperation, Tls } from '../environment.ts'
import { names } from '../names.ts'
import { mountPaths } from '../objects/exporter-deployment.ts'
import { hypervisorName, serverName } from '../objects/relabelings.ts'
import { container, mountConfigMap, mountSecret, pod } from './deployment.ts'
import { add, type OverlayPatch, patch, replace } from './patch.ts'

/**
 * How the exporters verify the hypervisors. PVE's own certificates carry the node's name and `localhost`, not the
 * Service's name: so a verified scrape asks for a name that is certified, led to the address by a host alias.
 */
export const tls = (environment: NamedEnvironment): OverlayPatch[] => {
  const { tls } = environment.pveExporter
  return tls === 'insecure' ? [patch('Deployment', undefined, verify('false'))] : verified(environment, tls)
}

/** Said outright, so that the Secret's own variables don't decide it. */
const verify = (value: 'true' | 'false') => add(`${container}/env/-`, { name: 'PVE_VERIFY_SSL', value })

const verified = (
  environment: NamedEnvironment,
  { caSecret, caConfigMap, serverName }: Tls,
): OverlayPatch[] => {
  const asked = hypervisorsOf(environment, 'pve')
  // Nothing listens on the pod's own 127.0.0.1:8006: it refuses, and the hypervisors come next.
  const sharedName = serverName ?? 'localhost'
  return [
    patch('Deployment', undefined, verify('true'), ...authority(caSecret, caConfigMap)),
    patch(
      'Deployment',
      names.pveExporter,
      hostAliases(asked, () => sharedName),
    ),
    patch(
      'ServiceMonitor',
      names.hypervisors,
      replace('/spec/endpoints/0/relabelings/0', {
        targetLabel: '__param_target',
        replacement: sharedName,
      }),
    ),
    ...(environment.pveExporter.nodeInterval === false ? [] : verifiedNodes(asked)),
  ]
}

const verifiedNodes = (asked: Hypervisor[]): OverlayPatch[] => [
  patch('Deployment', names.pveExporterNode, hostAliases(asked, certifiedName)),
  patch(
    'ServiceMonitor',
    names.hypervisors,
    replace('/spec/endpoints/1/relabelings/0', hypervisorName('__param_target')),
    ...asked
      .filter(hypervisor => certifiedName(hypervisor) !== hypervisor.name)
      .map(hypervisor =>
        add('/spec/endpoints/1/relabelings/1', serverName(hypervisor.name, certifiedName(hypervisor))),
      ),
  ),
]

const certifiedName = ({ name, serverName = name }: Hypervisor): string => serverName

const hostAliases = (hypervisors: Hypervisor[], name: (hypervisor: Hypervisor) => string): PatchOperation =>
  add(
    `${pod}/hostAliases`,
    hypervisors.map(hypervisor => ({ ip: canonical(hypervisor.address), hostnames: [name(hypervisor)] })),
  )

const authority = (secret: string | undefined, configMap: string | undefined): PatchOperation[] => {
  if (secret === undefined && configMap === undefined) return []
  return [
    add(`${container}/env/-`, { name: 'REQUESTS_CA_BUNDLE', value: `${mountPaths.ca}/ca.crt` }),
    ...(secret === undefined
      ? mountConfigMap('ca', configMap as string, 'ca.crt', mountPaths.ca)
      : mountSecret('ca', secret, 'ca.crt', mountPaths.ca)),
  ]
}
