import type { Collectors } from '../environment.ts'
import type { Fragment } from '../extend.ts'
import type { FieldPath } from '../problem/field-path.ts'
import { collectorOf, switchedOff } from './collectors.ts'
import { containerIndex, podPath } from './exporters.ts'
import type { Facts } from './facts.ts'
import { withField } from './fields.ts'
import { imageOf, importedImage } from './image.ts'
import { ofCharts } from './manifest-labels.ts'
import { isRecord, listOf, recordOf, textOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'
import { holdsSecret } from './secret-keys.ts'
import { isSecret } from './values-secrets.ts'

/** What a workload of the exporter gives to the environment: image, resources, where it may run, what it collects. */
export const exporterFacts = (exporter: ReleaseObject): Pick<Facts, 'fragment' | 'remarks' | 'origins'> => {
  const { reader } = exporter
  const container: FieldPath = [...podPath, 'containers', containerIndex(exporter) ?? 0]
  const origins: Facts['origins'] = new Map()
  const take = (path: FieldPath, field: string): unknown => {
    const value = reader.peek(path)
    if (value === undefined || value === null || value === '' || isEmpty(value)) return undefined
    origins.set(field, reader.place(path))
    return reader.take(path, field)
  }
  const image = importedImage(imageOf(textOf(take([...container, 'image'], 'pveExporter.image')) ?? ''))
  const { remark } = image
  const collectors = argumentsOf(exporter, container, origins)
  const labels = labelsOf(exporter, origins)
  for (const path of own(container)) reader.pass(path)
  for (const key of Object.keys(recordOf(reader.peek(['spec', 'template', 'metadata', 'labels']))))
    reader.pass(['spec', 'template', 'metadata', 'labels', key])
  if (reader.peek(['spec', 'replicas']) === 1) reader.pass(['spec', 'replicas'])
  for (const [index, volume] of listOf(reader.peek([...podPath, 'volumes'])).entries())
    if ('emptyDir' in recordOf(volume)) reader.pass([...podPath, 'volumes', index])
  const fields: [string, unknown][] = [
    ['pveExporter.image', Object.keys(image.image).length === 0 ? undefined : image.image],
    [
      'pveExporter.imagePullPolicy',
      pullPolicy(take([...container, 'imagePullPolicy'], 'pveExporter.imagePullPolicy')),
    ],
    ['pveExporter.resources', take([...container, 'resources'], 'pveExporter.resources')],
    ...placement.map((key): [string, unknown] => [
      `pveExporter.${key}`,
      take([...podPath, key], `pveExporter.${key}`),
    ]),
    ['labels', labels],
    ['pveExporter.podAnnotations', annotationsOf(exporter, origins)],
    ['pveExporter.collectors', collectors],
  ]
  return {
    fragment: fields.reduce<Fragment>((fragment, [field, value]) => withField(fragment, field, value), {}),
    remarks: remark === undefined ? [] : [{ place: reader.place([...container, 'image']), text: remark }],
    origins,
  }
}

const placement = ['imagePullSecrets', 'nodeSelector', 'tolerations', 'affinity', 'priorityClassName']

/** Kubernetes's own default says nothing. */
const pullPolicy = (value: unknown): unknown => (value === 'IfNotPresent' ? undefined : value)

const argumentsOf = (
  exporter: ReleaseObject,
  container: FieldPath,
  origins: Facts['origins'],
): Collectors | undefined => {
  const { reader } = exporter
  return switchedOff(
    ['command', 'args'].flatMap(key =>
      listOf(reader.peek([...container, key])).map((argument, index) => {
        const path = [...container, key, index]
        const collector = collectorOf(argument)
        if (collector !== undefined) {
          origins.set('pveExporter.collectors', reader.place(path))
          reader.take(path, 'pveExporter.collectors')
        } else if (/^--config\.file|^\/.*pve\.ya?ml$|^\/?pve_exporter$|^(python|sh)/.test(String(argument)))
          reader.pass(path)
        return collector
      }),
    ),
  )
}

/** Labels of the pods beside those by which charts and selectors tell them; here every object gets them. */
const labelsOf = (
  exporter: ReleaseObject,
  origins: Facts['origins'],
): Record<string, unknown> | undefined => {
  const path: FieldPath = ['spec', 'template', 'metadata', 'labels']
  const selected = recordOf(recordOf(exporter.reader.peek(['spec', 'selector'])).matchLabels)
  const own = Object.entries(recordOf(exporter.reader.peek(path))).filter(
    ([key]) => !ofCharts.test(key) && !(key in selected) && key !== 'release',
  )
  for (const [key] of own) {
    origins.set('labels', exporter.reader.place([...path, key]))
    exporter.reader.take([...path, key], 'labels')
  }
  return own.length === 0 ? undefined : Object.fromEntries(own)
}

/** Marks of Helm, of kubectl and of sidecar injectors that say nothing of the exporter. */
const annotationsOf = (
  exporter: ReleaseObject,
  origins: Facts['origins'],
): Record<string, unknown> | undefined => {
  const path: FieldPath = ['spec', 'template', 'metadata', 'annotations']
  const kept = Object.entries(recordOf(exporter.reader.peek(path))).filter(([key, value]) => {
    const isHidden = holdsSecret(key, value)
    const isMark =
      /^checksum\/|kubectl\.kubernetes\.io\/restartedAt|^(reloader\.stakater\.com|prometheus\.io)\//.test(key)
    if (isHidden) exporter.reader.leave([...path, key], isSecret)
    else if (isMark) exporter.reader.leave([...path, key], 'a mark that the overlay does not need')
    else {
      origins.set('pveExporter.podAnnotations', exporter.reader.place([...path, key]))
      exporter.reader.take([...path, key], 'pveExporter.podAnnotations')
    }
    return !isMark && !isHidden
  })
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

const isEmpty = (value: unknown): boolean =>
  (isRecord(value) && Object.values(value).every(isEmpty)) || (Array.isArray(value) && value.length === 0)

/** What every overlay has of its own, or Kubernetes fills in. */
const own = (container: FieldPath): FieldPath[] => [
  ['apiVersion'],
  ['kind'],
  ['metadata'],
  ...[
    'selector',
    'strategy',
    'updateStrategy',
    'serviceName',
    'revisionHistoryLimit',
    'progressDeadlineSeconds',
    'podManagementPolicy',
  ].map(key => ['spec', key]),
  ['spec', 'template', 'metadata', 'creationTimestamp'],
  ...[
    'serviceAccountName',
    'serviceAccount',
    'automountServiceAccountToken',
    'securityContext',
    'restartPolicy',
    'dnsPolicy',
    'schedulerName',
    'terminationGracePeriodSeconds',
    'enableServiceLinks',
  ].map(key => [...podPath, key]),
  ...[
    'name',
    'ports',
    'livenessProbe',
    'readinessProbe',
    'startupProbe',
    'securityContext',
    'volumeMounts',
    'terminationMessagePath',
    'terminationMessagePolicy',
    'imagePullPolicy',
  ].map(key => [...container, key]),
]
