import type { SyntaxNode } from '@lezer/common'
import { nearestName, quoted } from '../../problem/nearest-name.ts'
import { type Catalogue, targetLabels } from './catalogue.ts'
import type { CatalogueSeries } from './catalogue-series.ts'
import { children, type Parsed, textOf } from './syntax.ts'
import { withoutUnusedSeries } from './unused-series.ts'

/** One of a selector's matchers, such as `state=~"error|fence"`. */
export interface Matcher {
  label: string
  operator: string
  value: string
}

/** The metric that a selector names. */
export const metricOf = (parsed: Parsed, selector: SyntaxNode): string => {
  const identifier = selector.getChild('Identifier')
  if (identifier !== null) return textOf(parsed, identifier)
  return matchersOf(parsed, selector).find(({ label }) => label === '__name__')?.value ?? ''
}

/** The matchers in a selector's braces. */
export const matchersOf = (parsed: Parsed, selector: SyntaxNode): Matcher[] =>
  children(selector.getChild('LabelMatchers') ?? selector)
    .filter(({ name }) => name === 'UnquotedLabelMatcher')
    .map(matcher => {
      const [label = '', operator = '', literal = ''] = children(matcher).map(part => textOf(parsed, part))
      return { label, operator, value: literal.slice(1, -1) }
    })

/** What is wrong with a selector: a metric, a label or a state that nothing has, or a series that is no longer there. */
export const problemsOfSelector = (parsed: Parsed, selector: SyntaxNode, catalogue: Catalogue): string[] => {
  const metric = metricOf(parsed, selector)
  const series = catalogue.get(metric)
  if (series === undefined)
    return [
      `asks for ${quoted(metric)}, which no exporter gives${nearestName(metric, [...catalogue.keys()])}`,
    ]
  const matchers = matchersOf(parsed, selector)
  return [
    ...(series.deprecated === undefined
      ? []
      : [`asks for ${metric}, which is deprecated: ${series.deprecated}`]),
    ...matchers.flatMap(matcher => problemsOfMatcher(series, matcher)),
    ...dropped(metric, matchers),
  ]
}

const problemsOfMatcher = (series: CatalogueSeries, { label, operator, value }: Matcher): string[] => {
  const labels = ['__name__', ...series.labels, ...targetLabels]
  if (!labels.includes(label))
    return [`asks for the label ${quoted(label)}, which ${series.name} has not${nearestName(label, labels)}`]
  const values = series.values?.[label]
  if (values === undefined || operator === '!~') return []
  return alternatives(operator, value)
    .filter(alternative => !values.includes(alternative))
    .map(
      alternative =>
        `asks for ${label} ${quoted(alternative)}, which ${series.name} never has${nearestName(alternative, values)}`,
    )
}

/** What a matcher names outright: its value, or the words between `|`; nothing where it is a real pattern. */
const alternatives = (operator: string, value: string): string[] => {
  if (!operator.includes('~')) return [value]
  return /^[\w|-]+$/.test(value) ? value.split('|') : []
}

/** Series that the cluster scrape's metric relabellings drop. */
const dropped = (metric: string, matchers: Matcher[]): string[] =>
  withoutUnusedSeries.flatMap(({ sourceLabels, regex }) => {
    const pattern = new RegExp(`^(?:${regex})$`)
    const [, label] = sourceLabels as readonly string[]
    if (label === undefined) return pattern.test(metric) ? [droppedProblem(metric)] : []
    return matchers
      .filter(matcher => matcher.label === label && !matcher.operator.startsWith('!'))
      .flatMap(({ operator, value }) => alternatives(operator, value))
      .filter(value => pattern.test(`${metric};${value}`))
      .map(value => droppedProblem(`${metric}{${label}="${value}"}`))
  })

const droppedProblem = (series: string) =>
  `asks for ${series}, which the scrape drops (lib/monitoring/catalogue/unused-series.ts)`
