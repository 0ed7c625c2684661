import type { KubernetesObject } from '../generate/kubernetes-object.ts'
import { hidden } from '../problem/secret-text.ts'

/** An object as the API server gives it. What its kind adds is said by whoever asks for it, as a type argument. */
export type Seen = KubernetesObject & {
  metadata: {
    namespace?: string
    uid?: string
    generation?: number
    creationTimestamp?: string
    annotations?: Record<string, string>
    ownerReferences?: { kind: string; name: string; uid: string }[]
    managedFields?: { manager?: string; operation?: string; time?: string; fieldsV1?: object }[]
  }
}

/** Where objects are looked for: everywhere when left out. */
export interface Where {
  namespace?: string
  /** A label selector as kubectl takes it: `environment=lab`. */
  selector?: string
  /** Who changed which fields, and when: as long as the objects themselves. */
  managedFields?: true
}

/** An object without what nobody may read: of a Secret the keys and the certificates stay. */
export const withoutSecrets = <Object extends Seen>(object: Object): Object => {
  const { data } = object as { data?: Record<string, string> }
  if (object.kind !== 'Secret' || data === undefined) return object
  const { annotations: { [lastApplied]: _, ...annotations } = {}, ...metadata } = object.metadata
  const kept = Object.entries(data).map(([key, value]) => [key, isCertificate(key) ? value : outline(value)])
  return { ...object, metadata: { ...metadata, annotations }, data: Object.fromEntries(kept) }
}

/** What may be known of a value: that it is empty, or ends in a line break that nobody sees. */
const outline = (base64: string): string => {
  if (base64 === '') return ''
  return Buffer.from(base64, 'base64').toString('latin1').endsWith('\n') ? endsInLineBreak : hidden
}

/** What stands in the place of a Secret's value that ends in a line break. */
export const endsInLineBreak = '(hidden, ends in a line break)'

/** Client-side apply keeps the whole object here, values included. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'

const isCertificate = (key: string): boolean => key === 'ca.crt' || key === 'tls.crt'
