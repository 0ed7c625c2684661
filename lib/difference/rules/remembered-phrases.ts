import type { Sentence, Word } from '../sentence.ts'
import { rulePhrases } from './rule-phrases.ts'

const known = new Map<string, Sentence[]>()

/**
 * What changes in a rule. Environments have the same rules but for their own names, so a change is looked at once: with a
 * mark in each name's place, which becomes the name again in what is said.
 */
export const phrasesWithout = (ownNames: string[], before: string, after: string): Sentence[] => {
  const marked = ownNames.filter(isMarkable)
  const mark = (text: string): string =>
    marked.reduce((rest, name, index) => rest.replace(asValue(name), markAt(index)), text)
  const [old, now] = [mark(before), mark(after)]
  const key = `${old}\0${now}`
  const phrases = known.get(key) ?? rulePhrases(old, now)
  known.set(key, phrases)
  return phrases.map(sentence => sentence.map(word => unmarked(word, marked)))
}

/** Where a name is a whole value: an environment may be named as a field of a rule is. */
const asValue = (name: string): RegExp => {
  const there = patterns.get(name) ?? new RegExp(`(?<=[" ])${name.replaceAll('.', '[.]')}(?=["\\n])`, 'g')
  patterns.set(name, there)
  return there
}

const patterns = new Map<string, RegExp>()

/** A name of digits alone could be a limit. */
const isMarkable = (name: string): boolean => /[a-z].*[a-z]/.test(name)

/** Characters that nobody uses, and that YAML takes plainly. */
const markAt = (index: number): string => String.fromCharCode(0xe000 + index)

const unmarked = (word: Word, names: string[]): Word => {
  const put = (text: string): string =>
    names.reduce((rest, name, index) => rest.replaceAll(markAt(index), name), text)
  return typeof word === 'string' ? put(word) : { value: put(word.value) }
}
