import { load } from 'js-yaml'
import { type FieldChange, fieldChanges } from '../field-changes.ts'
import type { LazyObject, Rendering } from '../rendering/rendering.ts'
import { type RuleTexts, ruleTextsOf } from '../rules/rule-texts.ts'
import { rulesDifference } from '../rules/rules-difference.ts'
import { withoutHypervisors } from '../rules/without-hypervisors.ts'
import { keyOfSentence, labelChange, type Sentence } from '../sentence.ts'
import type { Field, Sides } from '../subject.ts'
import { seenHypervisors } from './seen-hypervisors.ts'

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
  const moved = keyOfSentence(labelChange('namespace', before.namespace, after.namespace))
  const sentences = rulesDifference(
    comparable(oldTexts, before),
    comparable(newTexts, after),
    [...new Set([environment, ...namespaces])],
    phrase => keyOfSentence(phrase) !== moved || before.namespace === after.namespace,
  )
  const heads = oldTexts.head === newTexts.head ? [] : fieldChanges(load(oldTexts.head), load(newTexts.head))
  const isGroup = ({ path }: FieldChange): boolean =>
    path.length === 3 && path.join('.').startsWith('spec.groups.')
  const fields = heads.filter(change => sentences.length === 0 || !isGroup(change))
  return { sentences, fields: fields.map(change => ({ ...change, kind: old.kind, name: old.name })) }
}

/** Only the two alerts that list the hypervisors are written otherwise. */
const comparable = ({ head, rules }: RuleTexts, rendering: Rendering): RuleTexts => {
  const names = new Set(seenHypervisors(rendering).keys())
  return {
    head,
    rules: new Map(
      [...rules].map(([rule, text]) => [
        rule,
        text.includes('(?i:') ? withoutHypervisors(text, names) : text,
      ]),
    ),
  }
}
