import { isDeepStrictEqual } from 'node:util'
import type { KubernetesObject } from '../generate/kubernetes-object.ts'
import { isRecord, type Plain, recordOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'

/** What becomes of an object when the overlay takes the release's place. */
export interface Change {
  change: 'same' | 'changed' | 'recreated' | 'removed' | 'added'
  kind: string
  name: string
  /** The fields that differ; of `recreated` those that can't change. */
  fields: string[]
}

/** The overlay's objects against the release's, by kind and name. */
export const comparison = (release: ReleaseObject[], overlay: KubernetesObject[]): Change[] => {
  const own = release.filter(({ isOwned }) => !isOwned)
  const keys = new Set(overlay.map(keyOf))
  const kept = overlay.map((object): Change => {
    const { kind } = object
    const { name } = object.metadata
    const before = own.find(one => one.kind === kind && one.name === name)
    if (before === undefined) return { change: 'added', kind, name, fields: [] }
    const fixed = immutable(before.value, object as unknown as Plain)
    if (fixed.length > 0) return { change: 'recreated', kind, name, fields: fixed }
    const fields = differences(withoutMarks(before.value), object as unknown as Plain)
    return { change: fields.length === 0 ? 'same' : 'changed', kind, name, fields }
  })
  const gone = own.filter(one => !keys.has(`${one.kind}/${one.name}`))
  return [...kept, ...gone.map(({ kind, name }): Change => ({ change: 'removed', kind, name, fields: [] }))]
}

const keyOf = ({ kind, metadata }: KubernetesObject): string => `${kind}/${metadata.name}`

/** Fields that the API server refuses to change, where they differ: the object has to be deleted first. */
const immutable = (before: Plain, after: Plain): string[] => {
  const [was, is] = [recordOf(before.spec), recordOf(after.spec)]
  if (after.kind === 'Deployment')
    return isDeepStrictEqual(was.selector, is.selector) ? [] : ['spec.selector']
  if (after.kind === 'Service') {
    const isHeadless = ({ clusterIP, type }: Plain) => clusterIP === 'None' && type !== 'ExternalName'
    return isHeadless(was) === isHeadless(is) ? [] : ['spec.clusterIP']
  }
  return after.kind === 'EndpointSlice' && before.addressType !== after.addressType ? ['addressType'] : []
}

/** Helm's and the cluster's own marks. */
const withoutMarks = (object: Plain): Plain => {
  const metadata = recordOf(object.metadata)
  const annotations = Object.entries(recordOf(metadata.annotations)).filter(
    ([key]) => !/^(meta\.helm\.sh|deployment\.kubernetes\.io)\//.test(key),
  )
  const { annotations: _, ...rest } = metadata
  return {
    ...object,
    metadata: { ...rest, ...(annotations.length > 0 && { annotations: Object.fromEntries(annotations) }) },
  }
}

/** The paths at which two objects differ, two keys deep. Where only the cluster says something, it filled that in. */
const differences = (before: Plain, after: Plain, path: string[] = []): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(key => {
    const [was, is] = [before[key], after[key]]
    if (isDeepStrictEqual(was, is) || (path.length === 1 && key === 'namespace' && was === undefined))
      return []
    const at = [...path, key]
    return isRecord(was) && isRecord(is) && at.length < 2 ? differences(was, is, at) : [at.join('.')]
  })
