import { labelsFor } from '../../cluster/selector.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { shell } from '../../problem/shell.ts'
import type { Finding, Mend } from '../check.ts'
import { called, nameOf, type PrometheusObject, patched } from './prometheus-object.ts'
import type { Selection, Unselected } from './selection.ts'

/** What is wrong where a Prometheus does not select objects by their labels. */
export const labelFindings = (
  environment: NamedEnvironment,
  { prometheus, unselected }: Selection,
  why: string,
): Finding[] =>
  byField(unselected.filter(({ by }) => by === 'labels')).map(([first, ...others]) => ({
    what:
      first.selector === undefined
        ? `The ${called(prometheus)} has no ${first.field}, so it selects no ${first.object.kind}.`
        : `The ${called(prometheus)} selects only what has ${first.unmet.join(' and ')}; ${objectsOf([first, ...others])} ${others.length === 0 ? 'has' : 'have'} not.`,
    why,
    mend:
      first.selector === undefined
        ? { command: patched(prometheus, { [first.field]: {} }) }
        : labelled(environment, first),
  }))

/** The same for namespaces. */
export const namespaceFindings = (
  { namespace }: NamedEnvironment,
  { prometheus, unselected }: Selection,
  why: string,
): Finding[] =>
  byField(unselected.filter(({ by }) => by === 'namespace')).map(([first, ...others]) => ({
    what:
      first.selector === undefined
        ? `The ${called(prometheus)} has no ${first.field}, so it looks in its own namespace only, and ${objectsOf([first, ...others])} ${others.length === 0 ? 'is' : 'are'} in ${namespace}.`
        : `The ${called(prometheus)} looks only in namespaces with ${first.unmet.join(' and ')}; ${namespace} has not.`,
    why,
    mend: inNamespace(prometheus, namespace, first),
  }))

const byField = (unselected: Unselected[]): [Unselected, ...Unselected[]][] => {
  const groups = new Map<string, [Unselected, ...Unselected[]]>()
  for (const one of unselected) {
    const group = groups.get(one.field)
    if (group === undefined) groups.set(one.field, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

const objectsOf = (unselected: Unselected[]): string =>
  `the ${unselected[0]?.object.kind}${unselected.length === 1 ? '' : 's'} ${unselected.map(({ object }) => object.metadata.name).join(', ')}`

const labelled = (environment: NamedEnvironment, { object, selector = {} }: Unselected): Mend => {
  const labels = labelsFor(selector, object.metadata.labels)
  if (labels === undefined)
    return {
      advice: `No label that could be added meets ${JSON.stringify(selector)}: change the Prometheus's selector.`,
    }
  const { prometheus } = environment
  const field = object.kind === 'PrometheusRule' && prometheus.ruleLabels ? 'ruleLabels' : 'monitorLabels'
  return { line: prometheusLine({ ...prometheus, [field]: { ...prometheus[field], ...labels } }) }
}

/** A namespace's labels are its owner's; without a selector the least change is to name both namespaces. */
const inNamespace = (
  prometheus: PrometheusObject,
  namespace: string,
  { field, selector }: Unselected,
): Mend => {
  const own = prometheus.metadata.namespace
  if (selector === undefined) {
    const both = [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [own, namespace] }]
    return { command: patched(prometheus, { [field]: { matchExpressions: both } }) }
  }
  const labels = Object.entries(labelsFor(selector) ?? {}).map(([key, value]) => `${key}=${value}`)
  return labels.length === 0
    ? {
        advice: `Change ${field} of the Prometheus ${nameOf(prometheus)}: ${JSON.stringify(selector)} never selects ${namespace}.`,
      }
    : { command: shell`kubectl label namespace ${namespace} ${labels}` }
}

/** The field `prometheus` of an environment's file, as TypeScript and YAML both read it. */
export const prometheusLine = (prometheus: NamedEnvironment['prometheus']): string =>
  `prometheus: ${literal(prometheus)}`

/** A value as TypeScript and YAML both read it: text stands in single quotes, and as JSON where it would end those. */
export const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${/^[a-z]\w*$/i.test(key) ? key : literal(key)}: ${literal(each)}`)
      .join(', ')} }`
  if (typeof value !== 'string') return String(value)
  return /['\\]|\p{Cc}/u.test(value) ? JSON.stringify(value) : `'${value}'`
}
