import type { SyntaxNode } from '@lezer/common'
import { type Catalogue, targetLabels } from './catalogue.ts'
import { matchersOf, metricOf } from './selector.ts'
import { children, groupedLabels, operands, type Parsed, textOf } from './syntax.ts'

/** The labels that the result of an expression can have. */
export const labelsOf = (parsed: Parsed, node: SyntaxNode, catalogue: Catalogue): string[] => {
  const below = () => union(operands(node).map(operand => labelsOf(parsed, operand, catalogue)))
  switch (node.name) {
    case 'VectorSelector':
      return [...(catalogue.get(metricOf(parsed, node))?.labels ?? []), ...targetLabels]
    case 'AggregateExpr':
      return labelsOfAggregate(parsed, node, below())
    case 'FunctionCall':
      return labelsOfCall(parsed, node, below())
    case 'BinaryExpr':
      return labelsOfBinary(parsed, node, catalogue)
    default:
      return below()
  }
}

/** The labels that two sides of a binary expression can have, and how they are matched. */
export const matchingOf = (parsed: Parsed, node: SyntaxNode, catalogue: Catalogue) => {
  const [left = [], right = []] = operands(node).map(operand => labelsOf(parsed, operand, catalogue))
  const clause = node.getChild('MatchingModifierClause')
  const [matching, included] = clause?.getChildren('GroupingLabels') ?? []
  return {
    left,
    right,
    on: clause?.getChild('On') ? groupedLabels(parsed, matching ?? null) : undefined,
    group: clause?.getChild('GroupLeft') ? 'left' : clause?.getChild('GroupRight') ? 'right' : undefined,
    included: groupedLabels(parsed, included ?? null),
  }
}

const labelsOfBinary = (parsed: Parsed, node: SyntaxNode, catalogue: Catalogue): string[] => {
  const { left, right, on, group, included } = matchingOf(parsed, node, catalogue)
  if (node.getChild('And') || node.getChild('Unless')) return left
  if (node.getChild('Or')) return union([left, right])
  if (group === 'left') return union([left, included])
  if (group === 'right') return union([right, included])
  return on ?? union([left, right])
}

const labelsOfAggregate = (parsed: Parsed, node: SyntaxNode, below: string[]): string[] => {
  const modifier = node.getChild('AggregateModifier')
  const labels = groupedLabels(parsed, modifier?.getChild('GroupingLabels') ?? null)
  const operator = textOf(parsed, children(node)[0] as SyntaxNode)
  if (/^(topk|bottomk|limitk|limit_ratio)$/i.test(operator)) return below
  return modifier?.getChild('Without') ? below.filter(label => !labels.includes(label)) : labels
}

/** `label_replace` and `label_join` add a label; `absent` has those that its selector asks for by `=`. */
const labelsOfCall = (parsed: Parsed, node: SyntaxNode, below: string[]): string[] => {
  const name = textOf(parsed, node.getChild('FunctionIdentifier') as SyntaxNode)
  if (name === 'label_replace' || name === 'label_join') {
    const added = operands(node)[1]
    return added === undefined ? below : union([below, [textOf(parsed, added).slice(1, -1)]])
  }
  if (!name.startsWith('absent')) return below
  return selectorsBelow(node).flatMap(selector =>
    matchersOf(parsed, selector)
      .filter(({ operator }) => operator === '=')
      .map(({ label }) => label),
  )
}

const selectorsBelow = (node: SyntaxNode): SyntaxNode[] =>
  operands(node).flatMap(operand => (operand.name === 'VectorSelector' ? [operand] : selectorsBelow(operand)))

const union = (lists: string[][]): string[] => [...new Set(lists.flat())]
