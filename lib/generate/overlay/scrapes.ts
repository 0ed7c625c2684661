import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { names, objectName } from '../../environment/object-names.ts'
import { exporterClient } from './exporter-client.ts'
import { add, addWhere, escaped, type OverlayPatch, patch, remove, replaceWhere } from './patch.ts'

/** Intervals and timeouts where they differ from the defaults, and the labels by which Prometheus selects. */
export const scrapes = (environment: NamedEnvironment): OverlayPatch[] => [
  // In `static` the Probes and the ScrapeConfig say it themselves.
  ...(environment.discovery === 'static'
    ? []
    : [...pveScrapes(environment), ...exporterScrapes(environment)]),
  patch(
    monitorKinds(environment),
    undefined,
    ...Object.entries(environment.prometheus.monitorLabels ?? {}).map(([key, value]) =>
      add(`/metadata/labels/${escaped(key)}`, value),
    ),
  ),
]

const monitorKinds = ({ discovery, prometheus }: NamedEnvironment): string => {
  if (discovery === 'static') return 'ServiceMonitor|Probe|ScrapeConfig'
  return prometheus.sharded === true ? 'ServiceMonitor|Probe' : 'ServiceMonitor'
}

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

const exporterScrapes = ({ exporters }: NamedEnvironment): OverlayPatch[] =>
  exporters.flatMap(exporter => {
    const { name, known, port, path, scheme, interval, scrapeTimeout, job } = exporter
    return [
      patch('Service', objectName(name), ...replaceWhere('/spec/ports/0/port', port, known.port)),
      patch(
        'ServiceMonitor',
        objectName(name),
        ...replaceWhere('/spec/endpoints/0/scheme', scheme, known.scheme),
        ...addWhere('/spec/endpoints/0/path', path, known.path),
        ...replaceWhere('/spec/endpoints/0/interval', interval, known.interval),
        ...addWhere('/spec/endpoints/0/scrapeTimeout', scrapeTimeout, known.scrapeTimeout),
        ...replaceWhere('/spec/endpoints/0/relabelings/0/replacement', job, known.job),
        ...exporterClient(exporter, '/spec/endpoints/0'),
      ),
    ]
  })
