import { counted, each, joined, keyOfSentence, listed, type Sentence, say } from '../sentence.ts'
import { phrasesWithout } from './remembered-phrases.ts'
import type { RuleTexts } from './rule-texts.ts'

/** What changes in an environment's alerts and recording rules, in words. */
export const rulesDifference = (
  before: RuleTexts,
  after: RuleTexts,
  ownNames: string[],
  isTold: (phrase: Sentence) => boolean = () => true,
): Sentence[] => {
  const changed = [...after.rules].flatMap(([rule, text]) => {
    const old = before.rules.get(rule)
    return old === undefined || old === text
      ? []
      : [{ rule, phrases: phrasesWithout(ownNames, old, text).filter(isTold) }]
  })
  const isAlert = (rule: string): boolean => rule.startsWith('alert ')
  return [
    ...byPhrase(changed.filter(({ rule }) => isAlert(rule))),
    ...comeOrGo(missing(before.rules, after.rules), 'goes', 'go'),
    ...comeOrGo(missing(after.rules, before.rules), 'comes', 'come'),
    ...recordings(changed.filter(({ rule }) => !isAlert(rule))),
    ...(isInOrder(before.rules, after.rules) ? [] : [['rules are in another order']]),
  ]
}

interface Changed {
  rule: string
  phrases: Sentence[]
}

/** Alerts that share what changes are told once; others each with all that changes. */
const byPhrase = (changed: Changed[]): Sentence[] => {
  const phrases = changed.flatMap(({ phrases }) => phrases)
  const windows = changed.filter(({ phrases }) => phrases.some(isWindow))
  const times = Map.groupBy(phrases, keyOfSentence)
  const isShared = (phrase: Sentence): boolean =>
    (isWindow(phrase) ? windows : (times.get(keyOfSentence(phrase)) ?? [])).length > 3
  const own = changed.flatMap(({ rule, phrases }) => {
    const rest = phrases.filter(phrase => !isShared(phrase))
    return rest.length === 0 ? [] : [alertChange(nameOf(rule), rest)]
  })
  const shared = [...times.values()].flatMap(([phrase, ...more]) =>
    phrase !== undefined && isShared(phrase) && !isWindow(phrase)
      ? [[`${more.length + 1} alerts: `, ...phrase]]
      : [],
  )
  return [...own, ...shared, ...(windows.length > 3 ? [allWindows(windows)] : [])]
}

/** A limit stands beside its alert's name. */
const alertChange = (name: string, phrases: Sentence[]): Sentence => {
  const isLimit = ([first]: Sentence): boolean => typeof first !== 'string'
  const [first, ...rest] = [...phrases.filter(isLimit), ...phrases.filter(phrase => !isLimit(phrase))]
  return say`${name}${[first !== undefined && isLimit(first) ? ' ' : ': ']}${joined([first ?? [], ...rest], ', ')}`
}

const isWindow = ([first]: Sentence): boolean => first === 'window '

/** Windows follow the intervals of scrapes: one change of an interval is in many alerts. */
const allWindows = (changed: Changed[]): Sentence => {
  const windows = each(changed.flatMap(({ phrases }) => phrases.filter(isWindow).map(([, ...rest]) => rest)))
  return [
    `${changed.length} alerts look back over other windows`,
    ...(windows.length > 4 ? [] : [': ', ...joined(windows, ', ')]),
  ]
}

/** Recording rules follow intervals and what the generator asks: nobody sets them. */
const recordings = (changed: Changed[]): Sentence[] =>
  changed.length === 0
    ? []
    : [
        say`${counted(changed.length, 'recording rule')} changed: ${listed(
          changed.map(({ rule }) => nameOf(rule)),
          3,
        )}`,
      ]

const comeOrGo = (rules: string[], one: string, several: string): Sentence[] =>
  (['alert', 'record'] as const).flatMap(kind => {
    const names = rules.filter(rule => rule.startsWith(`${kind} `)).map(nameOf)
    const noun = kind === 'alert' ? 'alert' : 'recording rule'
    if (names.length === 0) return []
    return names.length === 1
      ? [say`${[noun]} ${names[0]} ${[one]}`]
      : [say`${counted(names.length, noun)} ${[several]}: ${listed(names)}`]
  })

const missing = (from: Map<string, string>, other: Map<string, string>): string[] =>
  [...from.keys()].filter(rule => !other.has(rule))

/** Whether the rules that both have stand in the same order. */
const isInOrder = (before: Map<string, string>, after: Map<string, string>): boolean =>
  [...before.keys()].filter(rule => after.has(rule)).join() ===
  [...after.keys()].filter(rule => before.has(rule)).join()

const nameOf = (rule: string): string => rule.replace(/^\w+ /, '')
