import type { FieldPath } from '../problem/field-path.ts'

/** Where something stands in what a person gave. */
export interface Place {
  file: string
  /** From 1. */
  line: number
}

/** One document of YAML, or one object of a List in it. */
export interface SourceDocument {
  file: string
  value: Record<string, unknown>
  lineOf: (path: FieldPath) => number
  /** Why the value there does not mean what it seems to; nothing where it does. */
  doubtOf: (path: FieldPath) => string | undefined
}

/** A file that a person gave, and its text. */
export interface Input {
  file: string
  text: string
}
