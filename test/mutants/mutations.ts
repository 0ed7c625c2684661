import {
  type Expression,
  type Node,
  type NodeArray,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast'
import * as is from 'typescript/unstable/ast/is'
import { changedPattern, changedTexts } from './changed-texts.ts'

/** A small change of a file: at an offset, what stands there and what takes its place. */
export interface Mutation {
  at: number
  was: string
  becomes: string
}

/** Every mutation of a source file, in its order. Types, imports and comments are left alone. */
export const mutationsOf = (file: SourceFile): Mutation[] => {
  const found: Mutation[] = []
  const visit = (node: Node): void => {
    if (is.isTypeNode(node) || declarations.has(node.kind)) return
    const change: Change = (from, to, becomes) =>
      found.push({ at: from, was: file.text.slice(from, to), becomes })
    changesOf(node, file, change)
    node.forEachChild(visit)
  }
  file.forEachChild(visit)
  return found.sort((one, other) => one.at - other.at)
}

export const mutated = (source: string, { at, was, becomes }: Mutation): string =>
  source.slice(0, at) + becomes + source.slice(at + was.length)

/** Puts a text between two offsets. */
type Change = (from: number, to: number, becomes: string) => void

const declarations = new Set([
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.TypeAliasDeclaration,
])

const changesOf = (node: Node, file: SourceFile, change: Change): void => {
  const start = node.getStart(file)
  const text = file.text.slice(start, node.end)
  const replace = (becomes: string): void => change(start, node.end, becomes)
  const part = (of: Node): string => file.text.slice(of.getStart(file), of.end)
  if (is.isBinaryExpression(node)) {
    const operator = operators[part(node.operatorToken)]
    if (operator !== undefined) change(node.operatorToken.getStart(file), node.operatorToken.end, operator)
    if (part(node.operatorToken) === '??') replace(`(${part(node.right)})`)
  }
  if (is.isPrefixUnaryExpression(node) && text.startsWith('!')) replace(part(node.operand))
  if (is.isConditionalExpression(node))
    for (const side of [node.whenTrue, node.whenFalse]) replace(`(${part(side)})`)
  if (is.isIfStatement(node)) {
    change(node.expression.getStart(file), node.expression.end, `!(${part(node.expression)})`)
    if (node.elseStatement === undefined) replace('')
  }
  if (is.isExpressionStatement(node)) replace('')
  if (node.kind === SyntaxKind.TrueKeyword) replace('false')
  if (node.kind === SyntaxKind.FalseKeyword) replace('true')
  if (is.isNumericLiteral(node)) replace(String(Number(text.replaceAll('_', '')) + 1))
  if (is.isRegularExpressionLiteral(node)) for (const one of changedPattern(text)) replace(one)
  if (isText(node) && !isName(node)) for (const one of changedTexts(text)) replace(one)
  if (is.isArrayLiteralExpression(node)) withoutEach(node.elements, file, change)
  if (is.isObjectLiteralExpression(node)) withoutEach(node.properties, file, change)
  if (is.isCallExpression(node) && is.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression
    const other = methods[part(name)]
    if (other !== undefined) change(name.getStart(file), name.end, other)
    if (leftOut.has(part(name))) replace(part(expression))
  }
  const result = resultOf(node)
  if (result !== undefined && !['[]', 'undefined'].includes(part(result)))
    for (const nothing of ['[]', 'undefined']) change(result.getStart(file), result.end, nothing)
}

const operators: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '*': '/',
  '/': '*',
  '-': '+',
}

const methods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
}

/** Steps of a chain without which it often has the same type. */
const leftOut = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'trim', 'concat'])

const isText = (node: Node): boolean =>
  is.isStringLiteral(node) ||
  is.isNoSubstitutionTemplateLiteral(node) ||
  is.isTemplateHead(node) ||
  is.isTemplateMiddle(node) ||
  is.isTemplateTail(node)

/** A property's name in quotes goes with its property. */
const isName = (node: Node): boolean => is.isPropertyAssignment(node.parent) && node.parent.name === node

const withoutEach = (elements: NodeArray<Node>, file: SourceFile, change: Change): void => {
  for (const [index, element] of elements.entries()) {
    const next = elements[index + 1]
    const before = elements[index - 1]
    const from = next === undefined && before !== undefined ? before.end : element.getStart(file)
    change(from, next === undefined ? element.end : next.getStart(file), '')
  }
}

/** What a function gives, where one expression says it. */
const resultOf = (node: Node): Expression | undefined => {
  if (is.isReturnStatement(node)) return node.expression
  if (!is.isArrowFunction(node) || is.isBlock(node.body)) return undefined
  return is.isParenthesizedExpression(node.body) ? node.body.expression : node.body
}
