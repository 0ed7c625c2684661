import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import { nodeExporterClient } from './node-exporter-client.ts'
import { add, escaped, type OverlayPatch, patch, remove, replace, replaceWhere } from './patch.ts'

/** Intervals and timeouts where they differ from the defaults, and the labels by which Prometheus selects. */
export const scrapes = (environment: NamedEnvironment): OverlayPatch[] => [
  // In `static` the Probes and the ScrapeConfig say it themselves.
  ...(environment.discovery === 'static'
    ? []
    : [...pveScrapes(environment), ...nodeExporterScrape(environment)]),
  patch(
    environment.discovery === 'static' ? 'ServiceMonitor|Probe|ScrapeConfig' : 'ServiceMonitor',
    undefined,
    ...Object.entries(environment.prometheus.monitorLabels ?? {}).map(([key, value]) =>
      add(`/metadata/labels/${escaped(key)}`, value),
    ),
  ),
]

const pveScrapes = ({ pveExporter, nodeScrapeTimeout }: NamedEnvironment): OverlayPatch[] => {
  const { interval, nodeInterval, scrapeTimeout } = pveExporter
  const inBase = defaults.pveExporter
  return [
    patch(
      'ServiceMonitor',
      names.hypervisors,
      ...replaceWhere('/spec/endpoints/0/interval', interval, inBase.interval),
      ...replaceWhere('/spec/endpoints/0/scrapeTimeout', scrapeTimeout, inBase.scrapeTimeout),
      ...(nodeInterval === false
        ? [remove('/spec/endpoints/1')]
        : [
            ...replaceWhere('/spec/endpoints/1/interval', nodeInterval, inBase.nodeInterval),
            ...replaceWhere('/spec/endpoints/1/scrapeTimeout', nodeScrapeTimeout, inBase.nodeScrapeTimeout),
          ]),
    ),
  ]
}

const nodeExporterScrape = ({ nodeExporter }: NamedEnvironment): OverlayPatch[] => {
  if (nodeExporter === false) return []
  const { port, scheme, interval, scrapeTimeout, job } = nodeExporter
  const inBase = defaults.nodeExporter
  return [
    patch('Service', names.nodeExporter, ...replaceWhere('/spec/ports/0/port', port, inBase.port)),
    patch(
      'ServiceMonitor',
      names.nodeExporter,
      ...replaceWhere('/spec/endpoints/0/scheme', scheme, inBase.scheme),
      ...replaceWhere('/spec/endpoints/0/interval', interval, inBase.interval),
      ...(scrapeTimeout === undefined ? [] : [add('/spec/endpoints/0/scrapeTimeout', scrapeTimeout)]),
      ...(job === inBase.job ? [] : [replace('/spec/endpoints/0/relabelings/0/replacement', job)]),
      ...nodeExporterClient(nodeExporter, '/spec/endpoints/0'),
    ),
  ]
}
