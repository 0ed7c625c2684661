import type { FieldPath } from '../problem/field-path.ts'
import type { SourceDocument } from './place.ts'
import { keyName, type Reader, readerOf } from './reader.ts'
import { isRecord, type Plain } from './record.ts'

/** Values files merged as Helm merges `-f base -f own`: maps key by key, anything else replaced, null deletes. */
export const mergedValues = (documents: SourceDocument[]): Reader => {
  const origins = new Map<string, SourceDocument>()
  const merge = (into: Plain, from: Plain, path: FieldPath, document: SourceDocument): Plain => {
    const merged = { ...into }
    for (const [key, value] of Object.entries(from)) {
      const at = [...path, key]
      const before = merged[key]
      if (value === null) delete merged[key]
      else if (isRecord(value)) merged[key] = merge(isRecord(before) ? before : {}, value, at, document)
      else merged[key] = value
      if (!isRecord(value) || !isRecord(before)) origins.set(JSON.stringify(at), document)
    }
    return merged
  }
  const value = documents.reduce(
    (merged, document) => merge(merged, document.value, [], document),
    {} as Plain,
  )
  const originOf = (path: FieldPath): SourceDocument =>
    origins.get(JSON.stringify(path)) ??
    (path.length === 0 ? (documents[0] as SourceDocument) : originOf(path.slice(0, -1)))
  return readerOf({
    value,
    place: path => {
      const document = originOf(path)
      return { file: document.file, line: document.lineOf(path) }
    },
    what: keyName,
    doubt: path => originOf(path).doubtOf(path),
  })
}
