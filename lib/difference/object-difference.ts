import { fieldChanges } from './field-changes.ts'
import type { LazyObject } from './rendering/rendering.ts'
import type { Sentence } from './sentence.ts'
import type { Field, Sides } from './subject.ts'
import { rulesSaid } from './subjects/rules.ts'

/** An object that comes, goes, changes, or has to be made anew. */
export interface ObjectDifference {
  how: 'comes' | 'goes' | 'changes' | 'anew'
  kind: string
  name: string
  before?: LazyObject
  after?: LazyObject
}

/** The same with the fields that differ, and what is said of rules. */
export type Found = ObjectDifference & { fields: Field[]; sentences: Sentence[] }

/** What differs in an object, by its key; none where nothing does. */
export const objectDifference = (environment: string, sides: Sides, key: string): Found[] => {
  const [before, after] = [sides.before.objects.get(key), sides.after.objects.get(key)]
  const found = (how: ObjectDifference['how'], fields: Field[] = [], sentences: Sentence[] = []): Found[] => {
    const { kind, name } = (after ?? before) as LazyObject
    return [{ how, kind, name, ...(before && { before }), ...(after && { after }), fields, sentences }]
  }
  if (before === undefined) return found('comes')
  if (after === undefined) return found('goes')
  if (isMadeOfTheSame(before, after)) return []
  const { kind, name } = after
  const { sentences, fields } =
    kind === 'PrometheusRule'
      ? rulesSaid(environment, sides, before, after)
      : {
          sentences: [],
          fields: fieldChanges(before.value(), after.value()).map(change => ({ ...change, kind, name })),
        }
  return fields.length + sentences.length === 0 ? [] : found('changes', fields, sentences)
}

const isMadeOfTheSame = (before: LazyObject, after: LazyObject): boolean =>
  before.madeOf.length === after.madeOf.length &&
  before.madeOf.every((text, index) => text === after.madeOf[index])
