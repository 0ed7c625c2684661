import { canonical, inURL } from '../../environment/address.ts'
import { defaults, hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { environmentLabel, names, objectName } from '../../environment/object-names.ts'
import type { Hypervisor } from '../../environment.ts'
import { exporterOfProbe, onOneShard, type Relabeling } from '../objects/relabelings.ts'
import { certifiedName, sharedName } from './certified-names.ts'
import { exporterClient } from './exporter-client.ts'
import { addWhere, type OverlayPatch, patch, replace, replaceWhere } from './patch.ts'

/** What the Probes and ScrapeConfigs ask, in an environment whose hypervisors Prometheus discovers by them. Names have no prefix here; Kustomize adds it (references.ts). */
export const staticTargets = (environment: NamedEnvironment): OverlayPatch[] =>
  environment.discovery === 'static'
    ? [...exporterTargets(environment), clusterProbe(environment), ...nodeProbe(environment)]
    : []

const exporterTargets = (environment: NamedEnvironment): OverlayPatch[] =>
  environment.exporters.map(exporter => {
    const { key, name, known, port, path, scheme, interval, scrapeTimeout, job } = exporter
    return patch(
      'ScrapeConfig',
      objectName(name),
      replace(
        '/spec/staticConfigs',
        hypervisorsOf(environment, key).map(({ name, address }) => ({
          targets: [`${bracketed(address)}:${port}`],
          // The operator gives ServiceMonitors and Probes their namespace, but no ScrapeConfig.
          labels: { [environmentLabel]: environment.name, instance: name, namespace: environment.namespace },
        })),
      ),
      ...replaceWhere('/spec/jobName', job, known.job),
      ...addWhere('/spec/metricsPath', path, known.path),
      ...replaceWhere('/spec/scrapeInterval', interval, known.interval),
      ...addWhere('/spec/scrapeTimeout', scrapeTimeout, known.scrapeTimeout),
      // In capitals the operator took it before 0.86, too.
      ...addWhere('/spec/scheme', scheme.toUpperCase(), known.scheme.toUpperCase()),
      ...exporterClient(exporter, '/spec'),
    )
  })

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
    relabelingConfigs: [exporterOfProbe, ...relabelingConfigs, onOneShard],
  })

/** A Probe's target is its `instance`; this node is asked by another name, the one in its certificate. */
const askedBy = ({ name }: Hypervisor, certified: string): Relabeling => ({
  sourceLabels: ['instance'],
  regex: name,
  targetLabel: '__param_target',
  replacement: certified,
})

const bracketed = (address: string): string => inURL(canonical(address))
