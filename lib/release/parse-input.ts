import { type Document, isNode, isScalar, LineCounter, parseAllDocuments } from 'yaml'
import { yamlFailure } from '../load/load-yaml.ts'
import { scalarFault, syntaxErrors } from '../load/yaml-misreadings.ts'
import type { FieldPath } from '../problem/field-path.ts'
import type { Problem } from '../problem/problem.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import type { Input, SourceDocument } from './place.ts'
import { isRecord, type Plain } from './record.ts'
import { unrendered } from './unrendered.ts'

/** A file's documents as YAML (JSON is YAML, too), or why it can't be read. */
export interface ParsedInput {
  documents: SourceDocument[]
  problems: Problem[]
}

export const parseInput = ({ file, text: given }: Input): ParsedInput => {
  const failed = (...problems: Omit<Problem, 'file'>[]): ParsedInput => ({
    documents: [],
    problems: problems.map(problem => ({ file, ...problem })),
  })
  const text = given.replace(helmHeading, heading => heading.replace(/^./, '#'))
  if (helmHeading.test(given) && /^MANIFEST:$/m.test(given))
    return failed({ message: 'is what helm get all prints; give what helm get manifest prints' })
  const template = unrendered(text)
  if (template !== undefined) return failed(template)
  try {
    const lines = new LineCounter()
    const documents = parseAllDocuments(text, {
      ...{ lineCounter: lines, prettyErrors: false, merge: true },
      // Keys that are maps or lists are no chart's, and what is not used is told.
      logLevel: 'error',
    })
    const errors = documents.flatMap(document =>
      syntaxErrors(document, text).map(({ offset, message }) => ({ ...placeOf(lines, offset), message })),
    )
    if (errors.length > 0) return failed(...errors)
    const filled = documents.filter(({ contents }) => contents !== null && !isEmptyScalar(contents))
    if (filled.length === 0)
      return failed({ message: 'is empty; give it a manifest (helm get manifest) or values' })
    const values = filled.map(document => document.toJS() as unknown)
    if (values.some(holdsItself))
      return failed({ message: 'holds itself through an alias; write the values out' })
    const others = filled.filter((_, index) => !isRecord(values[index]))
    if (others.length > 0)
      return failed(
        ...others.map(({ range }) => ({
          line: placeOf(lines, range[0]).line,
          message: 'is neither a manifest nor values: no keys stand there',
        })),
      )
    return {
      documents: filled.map((document, index) =>
        sourceDocument(file, document, values[index] as Plain, lines),
      ),
      problems: [],
    }
  } catch (error) {
    return failed({ message: yamlFailure(error) })
  }
}

/** What `helm get values` prints first, unless it is asked for YAML. */
const helmHeading = /^(USER-SUPPLIED|COMPUTED) VALUES:$/m

/** Whether an alias of a value stands in that value itself. */
const holdsItself = (value: unknown): boolean => undefinedOnError(() => JSON.stringify([value])) === undefined

const isEmptyScalar = (contents: unknown): boolean => isScalar(contents) && contents.value === null

const sourceDocument = (
  file: string,
  document: Document.Parsed,
  value: Plain,
  lines: LineCounter,
): SourceDocument => ({
  file,
  value,
  lineOf: path => lineOf(document, lines, path),
  doubtOf: path => {
    const node = document.getIn(path, true)
    if (!isScalar(node)) return undefined
    const { value, source = '' } = node
    if (typeof value === 'number' && node.type === 'PLAIN' && source !== String(value))
      return `${source} is the number ${value}; quote it`
    return scalarFault(node)
  },
})

/** The line of a key or an item; where the path leads through an alias, that of what holds the alias. */
const lineOf = (document: Document.Parsed, lines: LineCounter, path: FieldPath): number => {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  if (isNode(node) && node.range) return placeOf(lines, node.range[0]).line
  return path.length === 0 ? 1 : lineOf(document, lines, path.slice(0, -1))
}

const placeOf = (lines: LineCounter, offset: number): { line: number; column: number } => {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}
