import type { CustomExporter, Environment, ExporterSettings, NodeExporter } from '../../environment.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import { seconds } from '../duration.ts'
import type { KnownExporter } from './known-exporter.ts'
import { knownExporters } from './known-exporters.ts'
import { nodeExporter } from './node-exporter.ts'

/** An exporter that an environment scrapes: what is known of it, with the environment's own settings in place of the defaults. */
export interface ScrapedExporter extends Omit<KnownExporter, 'series'> {
  /** What a hypervisor's `exporters` call it. */
  key: string
  /** The environment's field that switches it on. */
  field: FieldPath
  /** What its objects are made of before the overlay changes them. */
  known: KnownExporter
  /** Whether base/ has its objects; the overlay brings those of others. */
  inBase: boolean
  tls?: ExporterSettings['tls']
  basicAuthSecret?: string
}

/** The exporters that an environment scrapes on its hypervisors, the node exporter first. A custom one that is no object arrives here, too. */
export const scrapedExporters = ({
  nodeExporter: node = {},
  exporters = {},
}: Pick<Environment, 'nodeExporter' | 'exporters'>): ScrapedExporter[] => [
  ...(node === false ? [] : [scraped('node', ['nodeExporter'], nodeExporter, node)]),
  ...Object.entries(knownExporters).flatMap(([key, known]) => {
    const settings = exporters[key as keyof typeof knownExporters]
    if (settings === undefined || settings === false) return []
    return [scraped(key, ['exporters', key], known, settings === true ? {} : settings)]
  }),
  ...(exporters.custom ?? []).map((custom, index) => ({
    ...scraped(custom?.name, ['exporters', 'custom', index], asKnown(custom ?? {}), custom ?? {}),
    inBase: false,
  })),
]

const scraped = (
  key: string,
  field: FieldPath,
  known: KnownExporter,
  settings: ExporterSettings | NodeExporter,
): ScrapedExporter => {
  const { series: _, ...defaults } = known
  const { interval = known.interval, scrapeTimeout = shorter(known.scrapeTimeout, interval) } = settings
  return {
    ...defaults,
    ...settings,
    interval,
    ...(scrapeTimeout !== undefined && { scrapeTimeout }),
    // A custom exporter's settings hold its name.
    name: known.name,
    key,
    field,
    known,
    inBase: true,
  }
}

/** A default timeout is never over the interval that an environment gives. */
const shorter = (timeout: string | undefined, interval: string): string | undefined =>
  timeout !== undefined && seconds(interval) < seconds(timeout) ? interval : timeout

/** An exporter that only its environment knows: whatever it says is its default. */
const asKnown = ({
  name,
  port,
  path = '/metrics',
  scheme = 'http',
  interval = '60s',
  scrapeTimeout,
  job = `proxmox-${name}`,
}: CustomExporter): KnownExporter => ({
  name,
  title: name,
  documentation: '',
  port,
  path,
  scheme,
  interval,
  ...(scrapeTimeout !== undefined && { scrapeTimeout }),
  job,
  onEveryHypervisor: true,
  missedOnEach: true,
})
