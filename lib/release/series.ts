import { hypervisorsOf, type NamedEnvironment } from '../environment/defaults.ts'
import { jobs, names } from '../environment/object-names.ts'
import { fullName } from '../generate/overlay/full-name.ts'
import type { OldScrape } from './facts.ts'

/** The labels by which series were found in the release (values do not tell them), and are found now. */
export interface SeriesChange {
  series: string
  oldJob: string
  oldInstance: string
  newJob: string
  newInstance: string
}

/** Each kind of series with its old and new `job` and `instance`. */
export const seriesChanges = (scrapes: OldScrape[], environment: NamedEnvironment): SeriesChange[] => {
  const old = (gives: OldScrape['gives']) => {
    const found = scrapes.filter(scrape => scrape.gives === gives)
    const listed = (values: string[]) =>
      [...new Set(values)].join(', ') || (scrapes.length === 0 ? 'unknown' : 'none')
    return {
      oldJob: listed(found.map(({ job }) => job)),
      oldInstance: listed(found.flatMap(({ instances }) => instances)),
    }
  }
  const { nodeExporter, pveExporter } = environment
  const nodes = (exporter: 'pve' | 'node') =>
    hypervisorsOf(environment, exporter)
      .map(({ name }) => name)
      .join(', ')
  return [
    {
      series: 'pve_* of guests, storages, nodes, the cluster',
      ...old('pve'),
      newJob: jobs.cluster,
      newInstance: fullName(environment, names.hypervisors),
    },
    ...(pveExporter.nodeInterval === false
      ? []
      : [
          {
            series: 'pve_* of replication, subscription, on boot',
            ...old('pve'),
            newJob: jobs.node,
            newInstance: nodes('pve'),
          },
        ]),
    ...(nodeExporter === false
      ? []
      : [{ series: 'node_*', ...old('node'), newJob: nodeExporter.job, newInstance: nodes('node') }]),
    {
      series: 'python_*, process_* of the exporter',
      ...old('exporter'),
      newJob: jobs.exporter,
      newInstance:
        pveExporter.nodeInterval === false || pveExporter.single
          ? 'pve-exporter'
          : 'pve-exporter, pve-exporter-node',
    },
  ]
}
