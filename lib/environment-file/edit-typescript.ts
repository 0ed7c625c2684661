import { editBracketed } from './edit-bracketed.ts'
import {
  type Edited,
  type HypervisorChange,
  namesElsewhere,
  type Range,
  type WrittenHypervisor,
} from './edit-change.ts'
import type { Writing } from './edit-entries.ts'
import { type Parser, type SyntaxNode, typescriptParser } from './edit-parser.ts'

/** A TypeScript environment with its hypervisors changed. Every byte outside of the list of hypervisors stays. */
export const editTypeScript = (file: string, text: string, changes: HypervisorChange[]): Edited => {
  const parser = typescriptParser()
  const { createSourceFile, ScriptTarget, SyntaxKind } = parser
  const source = createSourceFile(file, text, ScriptTarget.Latest, true)
  const property = propertyOf(parser, environmentLiteral(parser, source), 'hypervisors')
  const list = unreplaced(parser, property)
  if (list?.kind !== SyntaxKind.ArrayLiteralExpression)
    return { reason: 'hypervisors is not a list of literals in the environment that it exports' }
  const entries = (list.elements ?? []).map(element => writtenHypervisor(parser, element))
  const written = entries.filter(entry => entry !== undefined)
  if (written.length < entries.length)
    return { reason: 'a hypervisor there is not a literal with the texts name and address' }
  const elsewhere = namesElsewhere(changes, written)
  if (elsewhere.length > 0) return { reason: `${elsewhere.join(', ')} does not stand there` }
  const quote = quoteOf(text, written)
  const range = { start: list.getStart(), end: list.end }
  const inOneLine = (count: number) => count === 1
  return {
    text: editBracketed(
      text,
      { ...range, entries: written, comment, writing: writingWith(quote), inOneLine },
      changes,
    ),
  }
}

const comment = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//

const writingWith = (quote: string): Writing => ({
  text: (text, before) => before[0] + text + before[0],
  entry: ({ name, address }) => `{ name: ${quote}${name}${quote}, address: ${quote}${address}${quote} }`,
})

/** The quotes of the file's own hypervisors. */
const quoteOf = (text: string, written: WrittenHypervisor[]): string => {
  const used = text[written.at(-1)?.values.address.start ?? -1]
  return used === '"' ? used : "'"
}

/** The object that a file exports, or the last of those that it gives to `extend` and that has hypervisors. */
const environmentLiteral = (parser: Parser, source: SyntaxNode): SyntaxNode | undefined => {
  const { SyntaxKind } = parser
  const exported = source.statements?.find(
    ({ kind, isExportEquals }) => kind === SyntaxKind.ExportAssignment && !isExportEquals,
  )
  const value = namedValue(parser, source, unwrapped(parser, exported?.expression))
  if (value?.kind !== SyntaxKind.CallExpression) return value
  if (value.expression?.text !== 'extend') return undefined
  return value.arguments
    ?.map(argument => unwrapped(parser, argument))
    .findLast(argument => propertyOf(parser, argument, 'hypervisors') !== undefined)
}

/** What a constant of the file holds, where an expression is its name. */
const namedValue = (
  parser: Parser,
  source: SyntaxNode,
  value: SyntaxNode | undefined,
): SyntaxNode | undefined => {
  if (value?.kind !== parser.SyntaxKind.Identifier) return value
  const declarations = source.statements?.flatMap(
    ({ declarationList }) => declarationList?.declarations ?? [],
  )
  return unwrapped(parser, declarations?.find(({ name }) => name?.text === value.text)?.initializer)
}

/** An expression without the parentheses, `satisfies` and `as` around it. */
const unwrapped = (parser: Parser, node: SyntaxNode | undefined): SyntaxNode | undefined => {
  const { ParenthesizedExpression, SatisfiesExpression, AsExpression } = parser.SyntaxKind
  return node !== undefined &&
    [ParenthesizedExpression, SatisfiesExpression, AsExpression].includes(node.kind)
    ? unwrapped(parser, node.expression)
    : node
}

/** What is given to `replace`, or the value itself. */
const unreplaced = (parser: Parser, node: SyntaxNode | undefined): SyntaxNode | undefined =>
  node?.kind === parser.SyntaxKind.CallExpression && node.expression?.text === 'replace'
    ? node.arguments?.[0]
    : node

const propertyOf = (parser: Parser, node: SyntaxNode | undefined, name: string): SyntaxNode | undefined => {
  const property = node?.properties?.findLast(
    one => one.kind === parser.SyntaxKind.PropertyAssignment && one.name?.text === name,
  )
  return unwrapped(parser, property?.initializer)
}

const writtenHypervisor = (parser: Parser, element: SyntaxNode): WrittenHypervisor | undefined => {
  const { SyntaxKind } = parser
  if (element.kind !== SyntaxKind.ObjectLiteralExpression) return undefined
  const name = propertyOf(parser, element, 'name')
  const address = propertyOf(parser, element, 'address')
  const texts = [SyntaxKind.StringLiteral, SyntaxKind.NoSubstitutionTemplateLiteral]
  if (name?.text === undefined || address === undefined) return undefined
  if (![name, address].every(({ kind }) => texts.includes(kind))) return undefined
  return {
    name: name.text,
    start: element.getStart(),
    end: element.end,
    values: { name: rangeOf(name), address: rangeOf(address) },
  }
}

const rangeOf = (node: SyntaxNode): Range => ({ start: node.getStart(), end: node.end })
