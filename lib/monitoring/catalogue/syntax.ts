import type { SyntaxNode } from '@lezer/common'
import { parser } from '@prometheus-io/lezer-promql'

/** An expression with its syntax tree. */
export interface Parsed {
  text: string
  root: SyntaxNode
}

/** Parses PromQL; Grafana's interval variables stand for any duration. */
export const parse = (expression: string): Parsed => {
  const text = expression.replace(
    /\$(__rate_interval|__interval|__range)\b|\$\{(__rate_interval|__interval|__range)\}/g,
    '5m',
  )
  return { text, root: parser.parse(text).topNode }
}

/** Where the parser could not go on, as text of the expression. */
export const syntaxErrors = ({ text, root }: Parsed): string[] =>
  descendants(root)
    .filter(({ type }) => type.isError)
    .map(
      ({ from }) => `is no PromQL at ${JSON.stringify(text.slice(from, from + 20))} (character ${from + 1})`,
    )

/** A node and all below it, outermost first. */
export const descendants = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = []
  node.cursor().iterate(({ node: one }) => void found.push(one))
  return found
}

/** Whether an expression, which may be somebody's own, has more levels than can be gone down. */
export const isTooDeep = ({ root }: Parsed): boolean => {
  const levels = { now: 0, most: 0 }
  root.cursor().iterate(
    () => {
      levels.now += 1
      levels.most = Math.max(levels.most, levels.now)
    },
    () => {
      levels.now -= 1
    },
  )
  return levels.most > deepest
}

const deepest = 300

/** The nodes right below a node. */
export const children = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child)
  return found
}

/** The text of a node. */
export const textOf = ({ text }: Parsed, { from, to }: SyntaxNode): string => text.slice(from, to)

/** The labels in the brackets of `by`, `on`, `group_left` and the like. */
export const groupedLabels = (parsed: Parsed, grouping: SyntaxNode | null): string[] =>
  grouping === null
    ? []
    : children(grouping)
        .filter(({ name }) => name === 'LabelName')
        .map(label => textOf(parsed, label))

const expressions = new Set([
  'AggregateExpr',
  'BinaryExpr',
  'FunctionCall',
  'MatrixSelector',
  'NumberDurationLiteral',
  'OffsetExpr',
  'ParenExpr',
  'StringLiteral',
  'SubqueryExpr',
  'UnaryExpr',
  'VectorSelector',
  'StepInvariantExpr',
])

/** The expressions right below a node, through the brackets of a call. */
export const operands = (node: SyntaxNode): SyntaxNode[] =>
  children(node).flatMap(child => {
    if (expressions.has(child.name)) return [child]
    return child.name === 'FunctionCallBody' ? operands(child) : []
  })
