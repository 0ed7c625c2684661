import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, isNode, LineCounter, parseAllDocuments } from 'yaml'
import type { FieldPath } from '../problem/field-path.ts'
import type { Problem } from '../problem/problem.ts'
import type { Loading } from './loaded.ts'
import { misreadings } from './yaml-misreadings.ts'

type Place = Pick<Problem, 'line' | 'column'>

/** The one document of a YAML environment, or its syntax errors with line and column. */
export const loadYaml = (root: string, file: string, name: string): Loading => {
  const failed = (...problems: Omit<Problem, 'file'>[]): Loading => ({
    loaded: [],
    problems: problems.map(problem => ({ file, ...problem })),
  })
  const path = join(root, file)
  // Before it is read: Node refuses to read more than 2 GiB at once.
  if (statSync(path).size > most)
    return failed({
      message: `is larger than ${most / 2 ** 20} MiB; an environment is one Proxmox VE cluster`,
    })
  const text = decoded(readFileSync(path))
  if (text === undefined) return failed({ message: 'is not UTF-8; save it as UTF-8' })
  try {
    const lineCounter = new LineCounter()
    const at = (offset: number) => place(lineCounter, offset)
    const documents = parseAllDocuments(text, { lineCounter, prettyErrors: false })
    const [document, second] = documents
    if (document === undefined || document.contents === null)
      return failed({ message: 'is empty; it must hold an environment' })
    if (second !== undefined)
      return failed({
        ...at(second.range[0]),
        message: `holds ${documents.length} documents; an environment is one`,
      })
    if (document.errors.some(({ message }) => stackOverflow.test(message)))
      return failed({ message: tooDeep })
    const problems = misreadings(document, text).map(({ offset, message }) => ({ ...at(offset), message }))
    if (problems.length > 0) return failed(...problems)
    const locate = (field: FieldPath) => placeOf(document, lineCounter, field)
    return { loaded: [{ name, file, value: document.toJS(), locate }], problems: [] }
  } catch (error) {
    return failed({ message: yamlFailure(error) })
  }
}

/** A file's text, without a byte order mark at its start; none where it is not UTF-8. */
export const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** What the parser throws: aliases that multiply, or nesting beyond its stack. */
export const yamlFailure = (error: unknown): string => {
  if (error instanceof ReferenceError && /alias count/.test(error.message))
    return 'has aliases of aliases that multiply; write the values out'
  if (error instanceof RangeError && stackOverflow.test(error.message)) return tooDeep
  throw error
}

const stackOverflow = /call stack/
/** Bytes of an environment: a thousand hypervisors have a hundredth of it. */
const most = 4 * 2 ** 20

const tooDeep = 'is nested too deep; flatten it'

/** Where a field stands; where it is missing, where the object stands that it is missing from. */
const placeOf = (document: Document.Parsed, lineCounter: LineCounter, field: FieldPath): Place => {
  const node = field.length === 0 ? document.contents : document.getIn(field, true)
  if (isNode(node) && node.range) return place(lineCounter, node.range[0])
  return field.length === 0 ? {} : placeOf(document, lineCounter, field.slice(0, -1))
}

const place = (lineCounter: LineCounter, offset: number): Place => {
  const { line, col } = lineCounter.linePos(offset)
  return { line, column: col }
}
