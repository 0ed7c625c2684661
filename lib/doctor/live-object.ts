import type { Seen } from '../cluster/seen.ts'
import type { Rendered } from './rendered.ts'

/** `Service monitoring/lab-…`, as messages name an object. */
export const objectName = ({ kind, metadata: { namespace, name } }: Seen | Rendered): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`

/** Whether two are the same object, whichever version of its kind they are given in. */
export const isSame = (a: Seen | Rendered, b: Seen | Rendered): boolean =>
  a.kind === b.kind &&
  a.metadata.name === b.metadata.name &&
  a.metadata.namespace === b.metadata.namespace &&
  groupOf(a) === groupOf(b)

const groupOf = ({ apiVersion }: Seen | Rendered): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] as string) : ''

/** The object in the cluster that a rendered one became; nothing where it is not there. */
export const liveOf = (rendered: Rendered, objects: Seen[]): Seen | undefined =>
  objects.find(object => isSame(object, rendered))

/** Names in a sentence: three of them, and how many more. */
export const listed = (names: string[], most = 3): string =>
  names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ')
