import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Document, isNode, LineCounter, parseAllDocuments } from 'yaml'
import type { FieldPath } from './field.ts'
import type { Loading } from './load.ts'
import type { Problem } from './problem.ts'

/** The one document of a YAML environment, or its syntax errors with line and column. */
export const loadYaml = async (root: string, file: string, name: string): Promise<Loading> => {
  const text = await readFile(join(root, file), 'utf8')
  const lineCounter = new LineCounter()
  const documents = parseAllDocuments(text.replace(/^\uFEFF/, ''), { lineCounter, prettyErrors: false })
  const [document] = documents
  if (!Array.isArray(documents) || document === undefined || document.contents === null)
    return { loaded: [], problems: [{ file, message: 'is empty; it must hold an environment' }] }
  if (documents.length > 1)
    return {
      loaded: [],
      problems: [{ file, message: `holds ${documents.length} documents; an environment is one` }],
    }
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    file,
    ...place(lineCounter, pos[0]),
    message,
  }))
  if (problems.length > 0) return { loaded: [], problems }
  const locate = (field: FieldPath) => placeOf(document, lineCounter, field)
  return { loaded: [{ name, file, value: document.toJS(), locate }], problems: [] }
}

/** Where a field stands; where it is missing, where the object stands that it is missing from. */
const placeOf = (
  document: Document.Parsed,
  lineCounter: LineCounter,
  field: FieldPath,
): Pick<Problem, 'line' | 'column'> => {
  const node = field.length === 0 ? document.contents : document.getIn(field, true)
  if (isNode(node) && node.range) return place(lineCounter, node.range[0])
  return field.length === 0 ? {} : placeOf(document, lineCounter, field.slice(0, -1))
}

const place = (lineCounter: LineCounter, offset: number): Pick<Problem, 'line' | 'column'> => {
  const { line, col } = lineCounter.linePos(offset)
  return { line, column: col }
}
