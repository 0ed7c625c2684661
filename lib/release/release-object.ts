import { type FieldPath, fieldName } from '../problem/field-path.ts'
import type { Problem } from '../problem/problem.ts'
import type { Place, SourceDocument } from './place.ts'
import { type Reader, readerOf } from './reader.ts'
import { isRecord, listOf, type Plain, recordOf, textOf } from './record.ts'

/** An object of the release, without what the cluster noted on it. */
export interface ReleaseObject {
  kind: string
  name: string
  namespace: string | undefined
  labels: Record<string, string>
  value: Plain
  place: Place
  /** Made by a controller of the cluster from another object. */
  isOwned: boolean
  reader: Reader
}

/** The objects of manifests: the documents of `helm get manifest` and `helm template`, the items of kubectl's List. */
export const releaseObjects = (
  documents: SourceDocument[],
): { objects: ReleaseObject[]; problems: Problem[] } => {
  const found = documents.flatMap(document =>
    document.value.kind === 'List' || Array.isArray(document.value.items)
      ? listOf(document.value.items).map((_, index) => objectAt(document, ['items', index]))
      : [objectAt(document, [])],
  )
  return {
    objects: found.flatMap(one => ('object' in one ? [one.object] : [])),
    problems: found.flatMap(one => ('problem' in one ? [one.problem] : [])),
  }
}

/** Whether a document is an object of Kubernetes, or half of one; otherwise it holds values. */
export const isOfManifest = ({ value }: SourceDocument): boolean =>
  typeof value.apiVersion === 'string' ||
  (typeof value.kind === 'string' &&
    (isRecord(value.metadata) || isRecord(value.spec) || Array.isArray(value.items)))

const objectAt = (
  document: SourceDocument,
  at: FieldPath,
): { object: ReleaseObject } | { problem: Problem } => {
  const value = at.length === 0 ? document.value : recordOf(listOf(document.value.items)[at[1] as number])
  const { file } = document
  const line = document.lineOf(at)
  const { kind, metadata } = value
  const name = textOf(recordOf(metadata).name)
  const missing = [
    ...(typeof value.apiVersion === 'string' ? [] : ['apiVersion']),
    ...(typeof kind === 'string' ? [] : ['kind']),
    ...(name === undefined ? ['metadata.name'] : []),
  ]
  const lacking = missing[0] ?? lackOf(value)
  const called = [kind, name].filter(word => typeof word === 'string').join(' ') || 'this document'
  if (lacking !== undefined || typeof kind !== 'string' || name === undefined)
    return {
      problem: {
        file,
        line,
        message: `${called} has no ${lacking}; is the manifest cut off? Give all of \`helm get manifest\`, or of kubectl's --output yaml`,
      },
    }
  const stripped = withoutNotes(value)
  const reader = readerOf({
    value: stripped,
    place: path => ({ file, line: document.lineOf([...at, ...path]) }),
    what: path => (path.length === 0 ? called : `${called}: ${fieldName(path)}`),
    doubt: path => document.doubtOf([...at, ...path]),
  })
  return {
    object: {
      kind,
      name,
      namespace: textOf(recordOf(metadata).namespace),
      labels: recordOf(recordOf(metadata).labels) as Record<string, string>,
      value: stripped,
      place: { file, line },
      isOwned: listOf(recordOf(metadata).ownerReferences).length > 0,
      reader,
    },
  }
}

/** What an object of a kind that is read can't be without. */
const lackOf = ({ kind, spec }: Plain): string | undefined => {
  const path = needed.get(String(kind))
  if (path === undefined) return undefined
  const there = path.reduce<unknown>((value, key) => recordOf(value)[key], { spec })
  return there === undefined || there === null ? path.join('.') : undefined
}

/** A map, so that a kind called `constructor` is none. */
const needed = new Map([
  ['Deployment', ['spec', 'template', 'spec', 'containers']],
  ['StatefulSet', ['spec', 'template', 'spec', 'containers']],
  ['DaemonSet', ['spec', 'template', 'spec', 'containers']],
  ['Service', ['spec']],
  ['ServiceMonitor', ['spec', 'endpoints']],
  ['PodMonitor', ['spec', 'podMetricsEndpoints']],
  ['ScrapeConfig', ['spec']],
  ['Probe', ['spec', 'prober']],
])

/** What only the cluster writes. */
const withoutNotes = ({ status: _, ...value }: Plain): Plain => {
  const { uid, resourceVersion, creationTimestamp, generation, managedFields, selfLink, ...metadata } =
    recordOf(value.metadata)
  const { [lastApplied]: __, ...annotations } = recordOf(metadata.annotations)
  return {
    ...value,
    metadata: { ...metadata, ...(metadata.annotations !== undefined && { annotations }) },
  }
}

/** Holds the whole object once more, secrets included. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'
