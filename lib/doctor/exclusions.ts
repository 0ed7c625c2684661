import { load } from 'js-yaml'
import type { NamedEnvironment } from '../environment/defaults.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import type { Rendered } from './rendered.ts'

/** An entry of `resource.exclusions` in Argo CD's `argocd-cm`; what is left out matches all. */
interface Exclusion {
  apiGroups?: string[]
  kinds?: string[]
  clusters?: string[]
}

/** The kinds of objects that `resource.exclusions` leaves out of the syncs to an environment's cluster. */
export const excludedBySettings = (
  exclusions: string | undefined,
  objects: Rendered[],
  { delivery }: Pick<NamedEnvironment, 'delivery'> = {},
): string[] => {
  const list = undefinedOnError(() => load(exclusions ?? '')) as Exclusion[] | undefined
  const cluster = delivery?.argocd?.cluster ?? 'https://kubernetes.default.svc'
  const own = (list ?? []).filter(({ clusters }) => matches(clusters, cluster))
  return objects
    .filter(({ apiVersion, kind }) => {
      const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] as string) : ''
      return own.some(one => matches(one.apiGroups, group) && matches(one.kinds, kind))
    })
    .map(({ kind }) => kind)
}

/** A `*` in a pattern stands for any text. */
const matches = (patterns: string[] | undefined, name: string): boolean =>
  patterns === undefined ||
  patterns.some(pattern =>
    new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(name),
  )
