import type { FieldPath } from '../problem/field-path.ts'

/** A line of comment above a field of an environment file; above the first field where the path is empty. */
export interface Note {
  path: FieldPath
  text: string
}

/** The comments above one field, without what would end or steer a line. */
export const notesAt = (notes: Note[], path: FieldPath): string[] =>
  notes
    .filter(note => JSON.stringify(note.path) === JSON.stringify(path))
    .map(({ text }) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim())

/** Whether anything below a field has a comment. */
export const hasNotesBelow = (notes: Note[], path: FieldPath): boolean =>
  notes.some(note => note.path.length > path.length && path.every((part, index) => note.path[index] === part))
