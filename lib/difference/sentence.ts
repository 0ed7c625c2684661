import { numberOf } from '../problem/number-of.ts'
import { shortened } from '../problem/problem.ts'
import { masked } from '../problem/secret-text.ts'
import { conceal } from '../problem/secret-value.ts'

/** A text of our own, or a value that somebody else wrote: a report decides how the latter is made harmless. */
export type Word = string | { value: string }

/** What changes, in words. */
export type Sentence = Word[]

/** What stands in a sentence. Whatever else somebody wrote is first made a text by `shown`: a list of theirs must not pass for words of ours. */
type Part = string | number | undefined | Sentence

/** A sentence of our text and others' values: say`image ${before} → ${after}`. Numbers count, and sentences are taken in. */
export const say = (texts: TemplateStringsArray, ...parts: Part[]): Sentence =>
  texts.flatMap((text, index) => [
    ...(text === '' ? [] : [text]),
    ...(index < parts.length ? wordsOf(parts[index]) : []),
  ])

const wordsOf = (part: Part): Sentence => {
  if (Array.isArray(part)) return part
  return typeof part === 'number' ? [String(part)] : [{ value: shown(part) }]
}

/** A value as a sentence shows it: short, and without secrets. */
export const shown = (value: unknown): string =>
  shortened(masked(typeof value === 'string' ? value : (JSON.stringify(value, conceal) ?? 'nothing')), 80)

/** Sentences as one, with a text between them. */
export const joined = (sentences: Sentence[], between: string): Sentence =>
  sentences.flatMap((sentence, index) => (index === 0 ? sentence : [between, ...sentence]))

/** Names, the first few of many: `a, b, c and 9 more`. */
export const listed = (names: string[], most = 5): Sentence => {
  const some = names.length > most + 1 ? names.slice(0, most) : names
  const rest = names.length - some.length
  return [
    ...joined(
      some.map(name => say`${name}`),
      ', ',
    ),
    ...(rest > 0 ? [` and ${rest} more`] : []),
  ]
}

/** `3 objects`, `1 object`. */
export const counted = (count: number, noun: string): Sentence => [numberOf(count, noun)]

/** What tells sentences apart. */
export const keyOfSentence = (sentence: Sentence): string => JSON.stringify(sentence)

/** Sentences, each once. */
export const each = (sentences: Sentence[]): Sentence[] => [
  ...new Map(sentences.map(sentence => [keyOfSentence(sentence), sentence])).values(),
]

/** A label that comes, goes or gets another value. */
export const labelChange = (key: string, before: unknown, after: unknown): Sentence => {
  if (before === undefined) return say`label ${`${key}=${after}`} comes`
  return after === undefined
    ? say`label ${`${key}=${before}`} goes`
    : say`label ${key} ${shown(before)} → ${shown(after)}`
}

/** `a` → `b`, or that one of them comes or goes. */
export const fromTo = (before: unknown, after: unknown): Sentence => {
  if (before === undefined) return say`${shown(after)} comes`
  return after === undefined ? say`${shown(before)} goes` : say`${shown(before)} → ${shown(after)}`
}
