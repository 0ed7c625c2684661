import type { JSONSchema } from '../environment/schema.ts'
import type { Environment } from '../environment.ts'
import type { Fragment } from '../extend.ts'
import type { Note } from './note.ts'
import { ordered } from './ordered.ts'
import { typescriptText } from './typescript-text.ts'
import { yamlText } from './yaml-text.ts'

/** How an environment is written. */
export type Format = 'ts' | 'yaml'

/** What a new environment file holds. */
export interface Draft {
  name: string
  format: Format
  environment: Environment | Fragment
  /** What a person has to do by hand, each beside the field that it concerns. */
  notes: Note[]
  /** The fragment of environments/shared/ that the environment extends, such as `byArgoCD` of `delivery.ts`; TypeScript only. */
  extended?: { name: string; file: string }
}

/** The text of an environment's file: its fields in the order of the type, formatted as Biome and a person would. */
export const environmentText = (draft: Draft, schema: JSONSchema): string => {
  const value = ordered(draft.environment, schema) as object
  return draft.format === 'ts'
    ? typescriptText(value, draft.notes, draft.extended)
    : yamlText(value, draft.notes)
}
