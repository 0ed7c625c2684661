import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { seconds } from '../../environment/duration.ts'
import { knownExporters } from '../../environment/exporters/known-exporters.ts'

/** Whose samples an expression reads. */
export type Scrape = 'cluster' | 'node' | 'nodeExporter' | 'telegraf' | keyof typeof knownExporters

/** Seconds between two scrapes of each kind. */
export type Intervals = Record<Scrape, number>

/** An environment's intervals; the shipped ones where it has none of a kind. */
export const intervals = ({
  pveExporter,
  nodeExporter,
  exporters,
  telegraf,
}: NamedEnvironment): Intervals => ({
  ...(Object.fromEntries(
    Object.entries(knownExporters).map(([key, known]) => [
      key,
      seconds((exporters.find(exporter => exporter.key === key) ?? known).interval),
    ]),
  ) as Record<keyof typeof knownExporters, number>),
  cluster: seconds(pveExporter.interval),
  node: seconds(pveExporter.nodeInterval || defaults.pveExporter.nodeInterval),
  telegraf: seconds((telegraf || defaults.telegraf).interval),
  nodeExporter: seconds((nodeExporter || defaults.nodeExporter).interval),
})
