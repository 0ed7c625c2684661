import { load } from 'js-yaml'
import type { Rule } from '../../monitoring/alerts/rule-groups.ts'
import { fieldChanges } from '../field-changes.ts'
import { fromTo, labelChange, type Sentence, say } from '../sentence.ts'
import { expressionPhrases } from './expression-phrases.ts'

/** What changes in a rule, by its texts before and after: `80 % → 85 %`, `for 15m → 30m`. */
export const rulePhrases = (before: string, after: string): Sentence[] => {
  const [old, now] = [rulesIn(before), rulesIn(after)]
  const [first, second] = [old[0], now[0]]
  if (old.length !== 1 || now.length !== 1 || first === undefined || second === undefined)
    return [['there is another number of rules of this name']]
  return fieldChanges(first, second).flatMap(({ path: [field, key], before, after }) => {
    if (field === 'expr') return expressionPhrases(first.alert ?? '', String(before), String(after))
    if (field === 'for') return [say`for ${fromTo(before, after)}`]
    if (field === 'keep_firing_for') return [say`goes on firing for ${fromTo(before, after)}`]
    if (field === 'labels')
      return [
        key === 'severity' ? say`severity ${fromTo(before, after)}` : labelChange(String(key), before, after),
      ]
    if (field === 'annotations')
      return [key === 'runbook_url' ? ['another runbook'] : say`text ${String(key)} changes`]
    return [say`field ${String(field)} ${fromTo(before, after)}`]
  })
}

const rulesIn = (text: string): Rule[] => load(text) as Rule[]
