import type { FieldPath } from '../problem/field-path.ts'
import { listOf, recordOf } from './record.ts'
import type { Scrape, World } from './scrape.ts'

/** Parts of the release's objects that need no word, because every overlay has its own: metadata, ports, selectors, paths. */
export const passOwn = ({ objects, services, exporters }: World, scrapes: Scrape[]): void => {
  const scraping = new Set(scrapes.map(({ object }) => object))
  const pass = (object: { reader: { pass: (path: FieldPath) => void } }, ...paths: FieldPath[]) => {
    for (const path of paths) object.reader.pass(path)
  }
  for (const object of objects) {
    if (scraping.has(object)) {
      pass(
        object,
        ['apiVersion'],
        ['kind'],
        ['metadata', 'name'],
        ['metadata', 'namespace'],
        ['metadata', 'annotations'],
      )
      for (const key of Object.keys(object.labels)) pass(object, ['metadata', 'labels', key])
      pass(
        object,
        ['spec', 'selector'],
        ['spec', 'namespaceSelector'],
        ['spec', 'jobLabel'],
        ['spec', 'jobName'],
      )
      pass(
        object,
        ['spec', 'prober'],
        ['spec', 'metricsPath'],
        ['spec', 'params'],
        ['spec', 'scheme'],
        ['spec', 'module'],
      )
      for (const [index, config] of listOf(recordOf(object.value.spec).staticConfigs).entries()) {
        for (const at of listOf(recordOf(config).targets).keys())
          object.reader.take(['spec', 'staticConfigs', index, 'targets', at], 'hypervisors')
        pass(object, ['spec', 'staticConfigs', index, 'labels'])
      }
      const statics = recordOf(recordOf(recordOf(object.value.spec).targets).staticConfig).static
      for (const at of listOf(statics).keys())
        object.reader.take(['spec', 'targets', 'staticConfig', 'static', at], 'hypervisors')
    }
    const held = services.find(
      ({ name, holders }) => holders.includes(object) || (object.kind === 'Service' && object.name === name),
    )
    if (held !== undefined && object.kind === 'Service') pass(object, [])
    if (held !== undefined) {
      pass(object, ['apiVersion'], ['kind'], ['metadata'], ['addressType'])
      const ports: FieldPath[] = [
        ['ports'],
        ...[...listOf(object.value.subsets).keys()].map(index => ['subsets', index, 'ports']),
      ]
      for (const path of ports)
        if (held.ports.includes(8006)) object.reader.pass(path)
        else object.reader.take(path, 'nodeExporter.port')
    }
    if (
      object.kind === 'Service' &&
      exporters.length > 0 &&
      recordOf(object.value.spec).selector !== undefined &&
      leadsToExporter(object, exporters)
    )
      pass(object, [])
  }
  for (const { object, at, gives } of scrapes) {
    for (const [index, relabeling] of listOf(recordOf(object.reader.peek(at)).relabelings).entries())
      if (ownTargets.includes(String(recordOf(relabeling).targetLabel)))
        object.reader.pass([...at, 'relabelings', index])
    if (at.length > 1) {
      for (const key of ['port', 'targetPort', 'path', 'scheme', 'honorLabels', 'honorTimestamps'])
        object.reader.pass([...at, key])
      for (const key of gives === 'exporter' ? ['interval', 'scrapeTimeout'] : [])
        object.reader.pass([...at, key])
      const { params } = recordOf(object.reader.peek(at))
      for (const key of Object.keys(recordOf(params)))
        if (key === 'target') object.reader.take([...at, 'params', key], 'hypervisors')
        else object.reader.pass([...at, 'params', key])
    }
  }
}

/** What every scrape of an exporter that asks other hosts relabels. */
const ownTargets = ['__param_target', '__address__', 'instance', 'job']

const leadsToExporter = (
  service: { value: Record<string, unknown> },
  exporters: World['exporters'],
): boolean => {
  const selector = Object.entries(recordOf(recordOf(service.value.spec).selector))
  return exporters.some(({ value }) => {
    const labels = recordOf(recordOf(recordOf(recordOf(value.spec).template).metadata).labels)
    return selector.every(([key, wanted]) => labels[key] === wanted)
  })
}
