import { knownExporters } from '../../environment/exporters/known-exporters.ts'
import type { CatalogueSeries } from './catalogue-series.ts'
import { exporterSeries } from './exporter-series.ts'
import nodeExporter from './node-exporter.json' with { type: 'json' }
import { prometheusSeries } from './prometheus.ts'
import pveExporter from './pve-exporter.json' with { type: 'json' }
import { telegrafSeries } from './telegraf-series.ts'

/** Labels that every series has from its target, as the relabellings in `lib/generate/objects/` leave them. */
export const targetLabels = ['environment', 'instance', 'job', 'namespace']

/** Series by name. */
export type Catalogue = ReadonlyMap<string, CatalogueSeries>

/** Series as a catalogue. */
export const catalogueOf = (rows: CatalogueSeries[]): Catalogue => new Map(rows.map(row => [row.name, row]))

/** Every series that the exporters and Prometheus give of an environment; recording rules not among them. */
export const scrapedSeries: CatalogueSeries[] = [
  ...(pveExporter as CatalogueSeries[]),
  // Both exporters may tell of their own process; the pve exporter's rows are the ones that are asked for.
  ...(nodeExporter as CatalogueSeries[]).filter(({ name }) => !name.startsWith('process_')),
  ...Object.values(knownExporters).flatMap(({ series }) => exporterSeries(series)),
  ...telegrafSeries,
  ...prometheusSeries,
]
