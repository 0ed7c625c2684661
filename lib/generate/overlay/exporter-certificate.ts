import type { NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import type { PatchOperation } from '../../environment.ts'
import { mountPaths } from '../objects/exporter-deployment.ts'
import { container, exporterPatch, mountSecret } from './deployment.ts'
import { add, type OverlayPatch, patch, replace } from './patch.ts'

/**
 * The exporters' own certificate (`--server.certfile` and `--server.keyfile` of the exporter), and how the probes and
 * Prometheus then ask. The Services' names are in the scrapes' addresses, so Prometheus verifies them by itself.
 */
export const exporterCertificate = (environment: NamedEnvironment): OverlayPatch[] => {
  const { certificateSecret } = environment.pveExporter
  if (certificateSecret === undefined) return []
  return [
    exporterPatch(
      environment,
      ...mountSecret('certificate', certificateSecret, ['tls.crt', 'tls.key'], mountPaths.certificate),
      add(`${container}/args/-`, `--server.certfile=${mountPaths.certificate}/tls.crt`),
      add(`${container}/args/-`, `--server.keyfile=${mountPaths.certificate}/tls.key`),
      ...['readinessProbe', 'livenessProbe'].map(probe =>
        add(`${container}/${probe}/httpGet/scheme`, 'HTTPS'),
      ),
    ),
    patch('ServiceMonitor', names.pveExporter, ...endpoint(0, certificateSecret)),
    ...(environment.prometheus.sharded === true
      ? [patch('Probe', names.shard, ...probe(certificateSecret))]
      : []),
    ...hypervisorScrapes(environment, certificateSecret),
  ]
}

const hypervisorScrapes = (
  { discovery, pveExporter: { nodeInterval } }: NamedEnvironment,
  secret: string,
): OverlayPatch[] => {
  const isAskedByNode = nodeInterval !== false
  if (discovery === 'static')
    return [
      patch('Probe', names.hypervisors, ...probe(secret)),
      ...(isAskedByNode ? [patch('Probe', names.pveExporterNode, ...probe(secret))] : []),
    ]
  return [
    patch(
      'ServiceMonitor',
      names.hypervisors,
      ...endpoint(0, secret),
      ...(isAskedByNode ? endpoint(1, secret) : []),
    ),
  ]
}

const endpoint = (index: 0 | 1, secret: string): PatchOperation[] => [
  add(`/spec/endpoints/${index}/scheme`, 'https'),
  add(`/spec/endpoints/${index}/tlsConfig`, verifiedBy(secret)),
]

const probe = (secret: string): PatchOperation[] => [
  replace('/spec/prober/scheme', 'https'),
  add('/spec/tlsConfig', verifiedBy(secret)),
]

const verifiedBy = (name: string) => ({ ca: { secret: { name, key: 'ca.crt' } } })
