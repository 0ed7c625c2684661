import { load } from 'js-yaml'
import { fieldChanges } from '../field-changes.ts'
import type { LazyObject } from '../rendering/rendering.ts'
import { ruleTextsOf } from '../rules/rule-texts.ts'
import { rulesDifference } from '../rules/rules-difference.ts'
import { fromTo, keyOfSentence, type Sentence, say } from '../sentence.ts'
import type { Field, Sides } from '../subject.ts'

/** What changes in an environment's rules: in words, and the other fields of the object that holds them. */
export const rulesSaid = (
  environment: string,
  { before, after }: Sides,
  old: LazyObject,
  now: LazyObject,
): { sentences: Sentence[]; fields: Field[] } => {
  const [oldTexts, newTexts] = ruleTextsOf(old, now)
  const namespaces = [before.namespace, after.namespace].filter(name => name !== undefined)
  // An environment that moves takes this label with it.
  const moved = keyOfSentence(say`label ${'namespace'} ${fromTo(...(namespaces as [string, string]))}`)
  const sentences = rulesDifference(
    oldTexts,
    newTexts,
    [...new Set([environment, ...namespaces])],
    phrase => keyOfSentence(phrase) !== moved || before.namespace === after.namespace,
  )
  const heads = oldTexts.head === newTexts.head ? [] : fieldChanges(load(oldTexts.head), load(newTexts.head))
  return { sentences, fields: heads.map(change => ({ ...change, kind: old.kind, name: old.name })) }
}
