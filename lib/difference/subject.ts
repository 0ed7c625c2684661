import type { FieldChange } from './field-changes.ts'
import type { Rendering } from './rendering/rendering.ts'
import type { Sentence } from './sentence.ts'

/** Two states of an environment. */
export interface Sides {
  before: Rendering
  after: Rendering
}

/** A field that differs in an object that both sides have. */
export interface Field extends FieldChange {
  kind: string
  /** The object's name in the base. */
  name: string
}

/** What a subject says of a change, and the fields that this explains: what no subject explains is told field by field. */
export interface Told {
  sentences: Sentence[]
  explained: Field[]
}

/** One subject of this domain, such as hypervisors: what it says of a difference. */
export type Subject = (sides: Sides, fields: Field[]) => Told

/** Sentences that explain fields only if there is one. */
export const told = (sentences: Sentence[], explained: Field[]): Told => ({
  sentences,
  explained: sentences.length === 0 ? [] : explained,
})

/** Whether a field stands at a path or below it; `*` is any one part. */
export const isBelow = ({ path }: FieldChange, ...parts: string[]): boolean =>
  parts.every((part, index) => part === '*' || String(path[index]) === part) && path.length >= parts.length
