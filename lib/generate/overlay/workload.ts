import { type NamedEnvironment, resourcesWithDefaults } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import type { Collectors, PatchOperation } from '../../environment.ts'
import { clusterCollectors } from '../objects/pve-exporter.ts'
import { container, exporterPatch, pod } from './deployment.ts'
import { add, type OverlayPatch, patch, replace } from './patch.ts'

/** What the exporters' pods need, where they may run, and the collectors that are switched off. */
export const workload = (environment: NamedEnvironment): OverlayPatch[] => {
  const { pveExporter } = environment
  const {
    resources,
    nodeSelector,
    tolerations,
    priorityClassName,
    nodeInterval,
    single,
    collectors = {},
  } = pveExporter
  const off = switchedOff(collectors)
  return [
    exporterPatch(
      environment,
      ...(resources ? [replace(`${container}/resources`, resourcesWithDefaults(resources))] : []),
      ...given(`${pod}/nodeSelector`, nodeSelector),
      ...given(`${pod}/tolerations`, tolerations),
      ...given(`${pod}/priorityClassName`, priorityClassName),
    ),
    patch('Deployment', names.pveExporter, ...off.map(argument)),
    ...(nodeInterval === false || single
      ? []
      : [
          patch(
            'Deployment',
            names.pveExporterNode,
            ...off.filter(name => !clusterCollectors.includes(name)).map(argument),
          ),
        ]),
  ]
}

const given = (path: string, value: unknown): PatchOperation[] =>
  value === undefined ? [] : [add(path, value)]

const switchedOff = (collectors: Collectors): string[] =>
  Object.entries(collectors)
    .filter(([, on]) => on === false)
    .map(([name]) => name)

const argument = (collector: string): PatchOperation =>
  add(`${container}/args/-`, `--no-collector.${collector}`)
