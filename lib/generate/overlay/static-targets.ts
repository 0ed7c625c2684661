import { canonical } from '../../environment/address.ts'
import { defaults, hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { environmentLabel, names } from '../../environment/object-names.ts'
import type { Hypervisor } from '../../environment.ts'
import { exporterPort } from '../objects/exporter-service.ts'
import type { Relabeling } from '../objects/relabelings.ts'
import { certifiedName, sharedName } from './certified-names.ts'
import { nodeExporterClient } from './node-exporter-client.ts'
import { add, type OverlayPatch, patch, replace, replaceWhere } from './patch.ts'

/** The Probes and the ScrapeConfig of an environment. Names have no prefix here; Kustomize adds it (references.ts). */
export const staticTargets = (environment: NamedEnvironment): OverlayPatch[] => [
  ...nodeExporterTargets(environment),
  clusterProbe(environment),
  ...nodeProbe(environment),
]

const nodeExporterTargets = (environment: NamedEnvironment): OverlayPatch[] => {
  const { nodeExporter, namespace } = environment
  if (nodeExporter === false) return []
  const { port, scheme, interval, scrapeTimeout, job } = nodeExporter
  const inBase = defaults.nodeExporter
  return [
    patch(
      'ScrapeConfig',
      names.nodeExporter,
      replace(
        '/spec/staticConfigs',
        hypervisorsOf(environment, 'node').map(({ name, address }) => ({
          targets: [`${bracketed(address)}:${port}`],
          // The operator gives ServiceMonitors and Probes their namespace, but no ScrapeConfig.
          labels: { [environmentLabel]: environment.name, instance: name, namespace },
        })),
      ),
      ...replaceWhere('/spec/jobName', job, inBase.job),
      ...replaceWhere('/spec/scrapeInterval', interval, inBase.interval),
      ...(scrapeTimeout === undefined ? [] : [add('/spec/scrapeTimeout', scrapeTimeout)]),
      // In capitals the operator took it before 0.86, too.
      ...(scheme === 'https' ? [add('/spec/scheme', 'HTTPS')] : []),
      ...nodeExporterClient(nodeExporter, '/spec'),
    ),
  ]
}

const clusterProbe = (environment: NamedEnvironment): OverlayPatch => {
  const { interval, scrapeTimeout } = environment.pveExporter
  const asked = sharedName(environment)
  return patch(
    'Probe',
    names.hypervisors,
    targets(
      environment,
      [names.hypervisors],
      asked === undefined ? [] : [{ targetLabel: '__param_target', replacement: asked }],
    ),
    ...replaceWhere('/spec/interval', interval, defaults.pveExporter.interval),
    ...replaceWhere('/spec/scrapeTimeout', scrapeTimeout, defaults.pveExporter.scrapeTimeout),
  )
}

const nodeProbe = (environment: NamedEnvironment): OverlayPatch[] => {
  const { nodeInterval } = environment.pveExporter
  if (nodeInterval === false) return []
  const asked = hypervisorsOf(environment, 'pve')
  return [
    patch(
      'Probe',
      names.pveExporterNode,
      targets(
        environment,
        asked.map(({ name }) => name),
        asked
          .filter(hypervisor => certifiedName(environment, hypervisor) !== hypervisor.name)
          .map(hypervisor => askedBy(hypervisor, certifiedName(environment, hypervisor))),
      ),
      ...replaceWhere('/spec/interval', nodeInterval, defaults.pveExporter.nodeInterval),
      ...replaceWhere(
        '/spec/scrapeTimeout',
        environment.nodeScrapeTimeout,
        defaults.pveExporter.nodeScrapeTimeout,
      ),
    ),
  ]
}

const targets = (environment: NamedEnvironment, names: string[], relabelingConfigs: Relabeling[]) =>
  replace('/spec/targets/staticConfig', {
    static: names,
    labels: { [environmentLabel]: environment.name },
    relabelingConfigs: [atService, ...relabelingConfigs],
  })

/** The operator has set the address to the prober's name and `namespace` to the Probe's; together they are the Service's address. */
const atService: Relabeling = {
  sourceLabels: ['__address__', 'namespace'],
  regex: '(.+);(.+)',
  targetLabel: '__address__',
  replacement: `$1.$2.svc:${exporterPort}`,
}

/** A Probe's target is its `instance`; this node is asked by another name, the one in its certificate. */
const askedBy = ({ name }: Hypervisor, certified: string): Relabeling => ({
  sourceLabels: ['instance'],
  regex: name,
  targetLabel: '__param_target',
  replacement: certified,
})

const bracketed = (address: string): string => (address.includes(':') ? `[${canonical(address)}]` : address)
