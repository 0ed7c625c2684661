/** A label selector as objects of Kubernetes hold it. */
export interface Selector {
  matchLabels?: Record<string, string>
  matchExpressions?: { key: string; operator: string; values?: string[] }[]
}

export type Labels = Record<string, string>

/** Whether a selector selects these labels. An empty one selects everything; what a missing one means is up to whoever has it. */
export const selects = (selector: Selector, labels: Labels = {}): boolean =>
  unmet(selector, labels).length === 0

/** The requirements of a selector that these labels do not meet, as kubectl writes them: `release=kube-prometheus-stack`. */
export const unmet = (
  { matchLabels = {}, matchExpressions = [] }: Selector,
  labels: Labels = {},
): string[] => [
  ...Object.entries(matchLabels)
    .filter(([key, value]) => labels[key] !== value)
    .map(([key, value]) => `${key}=${value}`),
  ...matchExpressions.filter(one => !meets(one, labels)).map(expressionText),
]

/** The labels that would have to be added for a selector to select; undefined where adding is not enough. */
export const labelsFor = (selector: Selector, labels: Labels = {}): Labels | undefined => {
  const { matchLabels = {}, matchExpressions = [] } = selector
  const added = { ...matchLabels }
  for (const { key, operator, values = [] } of matchExpressions) {
    const value = added[key] ?? labels[key]
    if (operator === 'In' && !values.includes(value ?? '')) added[key] = values[0] ?? ''
    if (operator === 'Exists' && value === undefined) added[key] = 'true'
  }
  return selects(selector, { ...labels, ...added }) ? added : undefined
}

type Expression = NonNullable<Selector['matchExpressions']>[number]

const meets = ({ key, operator, values = [] }: Expression, labels: Labels): boolean => {
  const value = labels[key]
  if (operator === 'Exists') return value !== undefined
  if (operator === 'DoesNotExist') return value === undefined
  const isIn = value !== undefined && values.includes(value)
  return operator === 'In' ? isIn : !isIn
}

const expressionText = ({ key, operator, values = [] }: Expression): string => {
  if (operator === 'Exists') return key
  if (operator === 'DoesNotExist') return `!${key}`
  return `${key} ${operator === 'In' ? 'in' : 'notin'} (${values.join(', ')})`
}
