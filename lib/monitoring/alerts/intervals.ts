import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { seconds } from '../../environment/duration.ts'

/** Whose samples an expression reads. */
export type Scrape = 'cluster' | 'node' | 'nodeExporter'

/** Seconds between two scrapes of each kind; the shipped ones where an environment has none of a kind. */
export const intervals = ({ pveExporter, nodeExporter }: NamedEnvironment): Record<Scrape, number> => ({
  cluster: seconds(pveExporter.interval),
  node: seconds(pveExporter.nodeInterval || defaults.pveExporter.nodeInterval),
  nodeExporter: seconds((nodeExporter || defaults.nodeExporter).interval),
})
