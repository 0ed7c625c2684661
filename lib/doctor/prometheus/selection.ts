import { type Labels, type Selector, selects, unmet } from '../../cluster/selector.ts'
import type { Rendered } from '../rendered.ts'
import { type PrometheusObject, type SelectedKind, selectors } from './prometheus-object.ts'

/** Why a Prometheus does not select an object. */
export interface Unselected {
  object: Rendered
  by: 'labels' | 'namespace'
  /** The field that decides, such as `serviceMonitorSelector`, and what it holds; nothing where it is nil. */
  field: string
  selector?: Selector
  /** The requirements that are not met: `release=kube-prometheus-stack`. */
  unmet: string[]
}

/** What a Prometheus makes of an environment's objects. */
export interface Selection {
  prometheus: PrometheusObject
  selected: Rendered[]
  unselected: Unselected[]
}

/**
 * What a Prometheus selects of these objects. By the operator's API: an empty selector selects all; a nil one selects no
 * object, and a nil one of namespaces the Prometheus's own alone.
 */
export const selectionOf = (
  prometheus: PrometheusObject,
  objects: Rendered[],
  namespaces: Map<string, Labels>,
): Selection => {
  const judged = objects.map(object => ({ object, unselected: judge(prometheus, object, namespaces) }))
  return {
    prometheus,
    selected: judged.filter(({ unselected }) => unselected === undefined).map(({ object }) => object),
    unselected: judged.flatMap(({ unselected }) => unselected ?? []),
  }
}

const judge = (
  { metadata, spec }: PrometheusObject,
  object: Rendered,
  namespaces: Map<string, Labels>,
): Unselected | undefined => {
  const [field, namespaceField] = selectors[object.kind as SelectedKind]
  const selector = spec[field]
  if (selector === undefined) return { object, by: 'labels', field, unmet: [] }
  if (!selects(selector, object.metadata.labels))
    return { object, by: 'labels', field, selector, unmet: unmet(selector, object.metadata.labels) }
  const { namespace = '' } = object.metadata
  const namespaceSelector = spec[namespaceField]
  if (namespaceSelector === undefined)
    return namespace === metadata.namespace
      ? undefined
      : { object, by: 'namespace', field: namespaceField, unmet: [] }
  const labels = namespaces.get(namespace) ?? {}
  return selects(namespaceSelector, labels)
    ? undefined
    : {
        object,
        by: 'namespace',
        field: namespaceField,
        selector: namespaceSelector,
        unmet: unmet(namespaceSelector, labels),
      }
}

/** The Prometheus that an environment is meant for: the one that selects most, or misses it by the least. */
export const nearest = (selections: Selection[]): Selection | undefined =>
  selections.toSorted((one, other) => rank(other) - rank(one))[0]

const rank = ({ prometheus, selected, unselected }: Selection): number =>
  1000 * selected.length +
  10 * unselected.filter(({ by }) => by === 'namespace').length -
  unselected.reduce(
    (sum, { unmet, selector }) => sum + (selector === undefined ? 5 : Math.min(unmet.length, 5)),
    0,
  ) +
  (prometheus.metadata.namespace === unselected[0]?.object.metadata.namespace ? 1 : 0)
