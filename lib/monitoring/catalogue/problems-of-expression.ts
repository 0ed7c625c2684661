import type { SyntaxNode } from '@lezer/common'
import { nearestName, quoted } from '../../problem/nearest-name.ts'
import { seriesCatalogue } from './all-series.ts'
import type { Catalogue } from './catalogue.ts'
import { labelsOf, matchingOf } from './labels-of-expression.ts'
import { metricOf, problemsOfSelector } from './selector.ts'
import {
  descendants,
  groupedLabels,
  isTooDeep,
  operands,
  type Parsed,
  parse,
  syntaxErrors,
  textOf,
} from './syntax.ts'

/**
 * What is wrong with a PromQL expression of an alert or a panel, as ends of a sentence that its caller begins with the
 * alert's or panel's name: no PromQL; a metric, label or state that nothing has, with the nearest that there is; a rate
 * of a gauge, a slope of a counter; a series that is deprecated, or that the scrape drops. Grafana's variables may stand
 * in strings, and its intervals for durations.
 */
export const problemsOfExpression = (
  expression: string,
  catalogue: Catalogue = seriesCatalogue,
): string[] => {
  const parsed = parse(expression)
  if (isTooDeep(parsed)) return ['is nested too deep; flatten it']
  const errors = syntaxErrors(parsed)
  if (errors.length > 0) return errors.slice(0, 1)
  return [...new Set(descendants(parsed.root).flatMap(node => problemsOfNode(parsed, node, catalogue)))]
}

/** The labels that an expression's result can have: what `{{ $labels.… }}` and a legend may name. */
export const labelsOfExpression = (expression: string, catalogue: Catalogue = seriesCatalogue): string[] => {
  const parsed = parse(expression)
  if (isTooDeep(parsed)) return []
  return labelsOf(parsed, parsed.root, catalogue)
}

const problemsOfNode = (parsed: Parsed, node: SyntaxNode, catalogue: Catalogue): string[] => {
  switch (node.name) {
    case 'VectorSelector':
      return problemsOfSelector(parsed, node, catalogue)
    case 'AggregateExpr':
      return problemsOfAggregate(parsed, node, catalogue)
    case 'BinaryExpr':
      return problemsOfBinary(parsed, node, catalogue)
    case 'FunctionCall':
      return problemsOfCall(parsed, node, catalogue)
    default:
      return []
  }
}

const problemsOfAggregate = (parsed: Parsed, node: SyntaxNode, catalogue: Catalogue): string[] => {
  const modifier = node.getChild('AggregateModifier')
  const below = operands(node).flatMap(operand => labelsOf(parsed, operand, catalogue))
  return unknownLabels(
    groupedLabels(parsed, modifier?.getChild('GroupingLabels') ?? null),
    below,
    'groups by',
  )
}

const problemsOfBinary = (parsed: Parsed, node: SyntaxNode, catalogue: Catalogue): string[] => {
  const { left, right, on = [], group, included } = matchingOf(parsed, node, catalogue)
  return [
    ...unknownLabels(on, left, 'matches on'),
    ...unknownLabels(on, right, 'matches on'),
    ...unknownLabels(included, group === 'left' ? right : left, 'takes over'),
  ]
}

const unknownLabels = (labels: string[], known: string[], how: string): string[] =>
  labels
    .filter(label => !known.includes(label))
    .map(label => `${how} the label ${quoted(label)}, which is not there${nearestName(label, known)}`)

const forCounters = ['rate', 'irate', 'increase']
const forGauges = ['delta', 'idelta', 'deriv', 'predict_linear']

const problemsOfCall = (parsed: Parsed, node: SyntaxNode, catalogue: Catalogue): string[] => {
  const name = textOf(parsed, node.getChild('FunctionIdentifier') as SyntaxNode)
  const wrong = forCounters.includes(name) ? 'gauge' : forGauges.includes(name) ? 'counter' : undefined
  return operands(node)
    .filter(operand => operand.name === 'MatrixSelector')
    .flatMap(operand => operands(operand))
    .map(selector => metricOf(parsed, selector))
    .filter(metric => wrong !== undefined && catalogue.get(metric)?.type === wrong)
    .map(metric => `asks for ${name}() of ${metric}, which is a ${wrong}`)
}
