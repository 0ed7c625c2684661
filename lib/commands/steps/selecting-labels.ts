import type { Prometheus } from '../../cluster/prometheuses.ts'
import type { Selector } from '../../cluster/selector.ts'
import type { Discovery } from '../../environment.ts'

/** The labels by which a Prometheus selects what an environment brings, and the selectors that no label satisfies. */
export const selectingLabels = (
  { spec = {} }: Prometheus,
  discovery: Discovery,
): { labels: Record<string, string>; unsatisfied: string[] } => {
  const selectors: [string, Selector | null | undefined][] = [
    ['serviceMonitorSelector', spec.serviceMonitorSelector],
    ['ruleSelector', spec.ruleSelector],
    ...(discovery === 'static'
      ? ([
          ['probeSelector', spec.probeSelector],
          ['scrapeConfigSelector', spec.scrapeConfigSelector],
        ] as [string, Selector | null | undefined][])
      : []),
  ]
  const read = selectors.map(([name, selector]) => ({ name, labels: labelsOf(selector) }))
  return {
    labels: Object.assign({}, ...read.map(({ labels }) => labels ?? {})),
    unsatisfied: read.filter(({ labels }) => labels === undefined).map(({ name }) => name),
  }
}

/** Labels that satisfy a selector; none where there is none, for then nothing is selected. */
const labelsOf = (selector: Selector | null | undefined): Record<string, string> | undefined => {
  if (selector === null || selector === undefined) return undefined
  const expressed = (selector.matchExpressions ?? []).flatMap(({ key, operator, values = [] }) =>
    operator === 'In' && values[0] !== undefined
      ? [[key, values[0]]]
      : operator === 'Exists'
        ? [[key, 'true']]
        : [],
  )
  return { ...Object.fromEntries(expressed), ...selector.matchLabels }
}
