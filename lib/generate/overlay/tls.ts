import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import type { PatchOperation, Tls } from '../../environment.ts'
import { mountPaths } from '../objects/exporter-deployment.ts'
import { hypervisorName, serverName } from '../objects/relabelings.ts'
import { certifiedName, sharedName } from './certified-names.ts'
import { container, exporterPatch, mountConfigMap, mountSecret } from './deployment.ts'
import { clusterAliases, nodeAliases } from './host-aliases.ts'
import { add, type OverlayPatch, patch, replace } from './patch.ts'

/**
 * How the exporters verify the hypervisors. PVE's own certificates carry the node's name and `localhost`, not the
 * Service's name: so a verified scrape asks for a name that is certified, led to the address by a host alias.
 */
export const tls = (environment: NamedEnvironment): OverlayPatch[] => {
  const { tls } = environment.pveExporter
  const isStatic = environment.discovery === 'static'
  return [
    exporterPatch(environment, ...(tls === 'insecure' ? [verify('false')] : verified(tls))),
    ...(tls === 'insecure' && !isStatic ? [] : asked(environment, !isStatic)),
  ]
}

/** Said outright, so that the Secret's own variables don't decide it. */
const verify = (value: 'true' | 'false') => add(`${container}/env/-`, { name: 'PVE_VERIFY_SSL', value })

const verified = ({ caSecret, caConfigMap }: Tls): PatchOperation[] => [
  verify('true'),
  ...authority(caSecret, caConfigMap),
]

/** The names by which the exporters ask, and the ServiceMonitor's scrapes that say them; Probes say them themselves. */
const asked = (environment: NamedEnvironment, byServiceMonitor: boolean): OverlayPatch[] => [
  patch('Deployment', names.pveExporter, ...clusterAliases(environment)),
  ...(byServiceMonitor ? [clusterTarget(environment)] : []),
  ...(environment.pveExporter.nodeInterval === false
    ? []
    : [
        ...(environment.pveExporter.single
          ? []
          : [patch('Deployment', names.pveExporterNode, ...nodeAliases(environment))]),
        ...(byServiceMonitor ? [nodeTargets(environment)] : []),
      ]),
]

const clusterTarget = (environment: NamedEnvironment): OverlayPatch =>
  patch(
    'ServiceMonitor',
    names.hypervisors,
    replace('/spec/endpoints/0/relabelings/0', {
      targetLabel: '__param_target',
      replacement: sharedName(environment),
    }),
  )

const nodeTargets = (environment: NamedEnvironment): OverlayPatch =>
  patch(
    'ServiceMonitor',
    names.hypervisors,
    replace('/spec/endpoints/1/relabelings/0', hypervisorName('__param_target')),
    ...hypervisorsOf(environment, 'pve')
      .filter(hypervisor => certifiedName(environment, hypervisor) !== hypervisor.name)
      .map(hypervisor =>
        add(
          '/spec/endpoints/1/relabelings/1',
          serverName(hypervisor.name, certifiedName(environment, hypervisor)),
        ),
      ),
  )

const authority = (secret: string | undefined, configMap: string | undefined): PatchOperation[] => {
  if (secret === undefined && configMap === undefined) return []
  return [
    add(`${container}/env/-`, { name: 'REQUESTS_CA_BUNDLE', value: `${mountPaths.ca}/ca.crt` }),
    ...(secret === undefined
      ? mountConfigMap('ca', configMap as string, 'ca.crt', mountPaths.ca)
      : mountSecret('ca', secret, ['ca.crt'], mountPaths.ca)),
  ]
}
