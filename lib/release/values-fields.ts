import type { Fragment } from '../extend.ts'
import type { FieldPath } from '../problem/field-path.ts'
import { withField } from './fields.ts'
import type { Place } from './place.ts'
import type { Reader } from './reader.ts'
import { isRecord } from './record.ts'
import { withoutSecrets } from './secret-keys.ts'
import { found } from './values-roots.ts'

/** What the dialects of charts call a field that an environment has, too. Maps of several keys are merged. */
const dialects: [string, string[]][] = [
  ['namespace', ['namespace', 'namespaceOverride']],
  ['labels', ['commonLabels', 'podLabels', 'extraLabels']],
  [
    'prometheus.monitorLabels',
    [
      'serviceMonitor.labels',
      'serviceMonitor.additionalLabels',
      'serviceMonitor.selector',
      'scrapeConfig.labels',
      'scrapeConfig.additionalLabels',
      'monitorLabels',
      'prometheus.monitorLabels',
      'prometheus.labels',
    ],
  ],
  [
    'pveExporter.interval',
    [
      'serviceMonitor.interval',
      'scrapeConfig.interval',
      'scrapeConfig.scrapeInterval',
      'scrapeInterval',
      'interval',
    ],
  ],
  [
    'pveExporter.scrapeTimeout',
    ['serviceMonitor.scrapeTimeout', 'scrapeConfig.scrapeTimeout', 'scrapeTimeout'],
  ],
  ['pveExporter.nodeInterval', ['nodeInterval']],
  ['pveExporter.imagePullPolicy', ['image.pullPolicy', 'imagePullPolicy']],
  ['pveExporter.imagePullSecrets', ['imagePullSecrets', 'image.pullSecrets']],
  ['pveExporter.resources', ['resources']],
  ['pveExporter.nodeSelector', ['nodeSelector']],
  ['pveExporter.tolerations', ['tolerations']],
  ['pveExporter.affinity', ['affinity']],
  ['pveExporter.priorityClassName', ['priorityClassName']],
  ['pveExporter.podAnnotations', ['podAnnotations']],
  ['nodeExporter.port', ['nodeExporter.port', 'nodeExporter.service.port']],
  ['nodeExporter.scheme', ['nodeExporter.scheme']],
  ['nodeExporter.interval', ['nodeExporter.interval', 'nodeExporter.serviceMonitor.interval']],
  ['nodeExporter.scrapeTimeout', ['nodeExporter.scrapeTimeout', 'nodeExporter.serviceMonitor.scrapeTimeout']],
  ['nodeExporter.job', ['nodeExporter.job', 'nodeExporter.jobName']],
]

/** The fields that values hold under one of the names that charts give them, and where each stands. */
export const valuesFields = (reader: Reader): { fragment: Fragment; origins: Map<string, Place> } => {
  const origins = new Map<string, Place>()
  const fragment = dialects.reduce<Fragment>((fields, [field, paths]) => {
    const own = found(reader, paths).filter(
      path => !isEmpty(reader.peek(path)) && !isOfNodeExporter(field, path),
    )
    const [first, ...others] = own
    if (first === undefined) return fields
    origins.set(field, reader.place(first))
    const value = takenAt(reader, first, field)
    if (!isRecord(value)) return withField(fields, field, value)
    const merged = others.map(path => takenAt(reader, path, field)).filter(isRecord)
    return withField(fields, field, Object.assign({}, ...merged, value))
  }, {})
  return { fragment, origins }
}

/** Names of Secrets stand as text in some charts, as objects in Kubernetes. */
const takenAt = (reader: Reader, path: FieldPath, field: string): unknown => {
  const value = withoutSecrets(reader.take(path, field))
  return field.endsWith('imagePullSecrets') && Array.isArray(value)
    ? value.map(item => (typeof item === 'string' ? { name: item } : item))
    : value
}

/** A root such as `exporter` never is the node exporter's. */
const isOfNodeExporter = (field: string, path: FieldPath): boolean =>
  path[0] === 'nodeExporter' && !field.startsWith('nodeExporter.')

const isEmpty = (value: unknown): boolean =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
