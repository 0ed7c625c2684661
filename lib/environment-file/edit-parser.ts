import { createRequire } from 'node:module'

/** A node of TypeScript's syntax tree, of which only what editing asks for is said. */
export interface SyntaxNode {
  kind: number
  end: number
  getStart: () => number
  /** Of literals and identifiers. */
  text?: string
  /** Of `export default` and of what is wrapped in parentheses, `satisfies` and `as`. */
  expression?: SyntaxNode
  isExportEquals?: boolean
  /** Of calls. */
  arguments?: SyntaxNode[]
  /** Of arrays. */
  elements?: SyntaxNode[]
  /** Of objects. */
  properties?: SyntaxNode[]
  name?: SyntaxNode
  initializer?: SyntaxNode
  /** Of a file. */
  statements?: SyntaxNode[]
  /** Of a variable statement. */
  declarationList?: { declarations: SyntaxNode[] }
}

type Kind =
  | 'ArrayLiteralExpression'
  | 'AsExpression'
  | 'CallExpression'
  | 'ExportAssignment'
  | 'Identifier'
  | 'NoSubstitutionTemplateLiteral'
  | 'ObjectLiteralExpression'
  | 'ParenthesizedExpression'
  | 'PropertyAssignment'
  | 'SatisfiesExpression'
  | 'StringLiteral'
  | 'VariableStatement'

/** What is used of TypeScript. */
export interface Parser {
  createSourceFile: (file: string, text: string, target: number, setParentNodes: boolean) => SyntaxNode
  SyntaxKind: Record<Kind, number>
  ScriptTarget: { Latest: number }
}

/**
 * The TypeScript that the schema's generator brings: TypeScript 7 is a native program without a parser that can be imported.
 * It takes 0.2 s to load, so it is loaded only for an edit.
 */
export const typescriptParser = (): Parser =>
  createRequire(import.meta.resolve('ts-json-schema-generator'))('typescript') as Parser
