import { libraryYaml, type Style } from './yaml-library.ts'

/**
 * What holds nothing further (text, number, empty list) as the library writes it under a key that is not indented.
 * The library is asked for each but once: most of them stand in every overlay.
 */
export const leaf = (value: unknown, style: Style): string => {
  if (isPlain(value)) return String(value)
  const text = known[style].get(value) ?? libraryYaml({ a: value }, style).slice('a: '.length, -1)
  if (typeof value === 'string' && value.length < rarelyRepeated) known[style].set(value, text)
  return text
}

/** Whether a text is written as it is, in whatever place: words and names that no YAML takes for something else. */
export const isPlainWord = (text: string): boolean => plainWord.test(text)

const isPlain = (value: unknown): boolean =>
  typeof value === 'string'
    ? plainWord.test(value) || address.test(value)
    : Number.isSafeInteger(value) && !Object.is(value, -0)

const plainWord = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][a-z0-9]*(?:[-._/][a-z0-9]+)*$/i
const address = /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?:\/[0-9]{1,2})?$/
const rarelyRepeated = 1000
const known: Record<Style, Map<unknown, string>> = { literal: new Map(), quoted: new Map() }
