import type { Fault } from '../../problem/fault.ts'
import { received } from '../../problem/problem.ts'
import { textsOf, textsWhere } from '../texts.ts'

/**
 * Characters that a person can't see and that break inside Kustomize or a parser even when escaped (tried), or that
 * YAML has not at all (YAML 1.2, c-printable): C0 and C1 controls but tab and newline, line and paragraph separators,
 * a byte order mark, lone surrogates, U+FFFE and U+FFFF.
 */
export const characters = (value: unknown): Fault[] =>
  textsWhere(value, text => refused.test(text)).map(({ path, text, isKey }) => ({
    path,
    message: `has ${named(refused.exec(text)?.[0] as string)} in its ${isKey ? 'name' : 'text'}; take it out`,
  }))

/** Kustomize writes text of several lines as a block, and can't read its own block where that starts with a tab (5.5, tried). */
export const leadingTabs = (value: unknown): Fault[] =>
  textsWhere(value, text => tabFirst.test(text))
    .filter(({ text }) => text.startsWith('\t'))
    .map(({ path }) => ({
      path,
      message: 'starts with a tab and has several lines, which Kustomize fails on; start it with a space',
    }))

/** Also in the middle, since all texts are asked at once. */
const tabFirst = /^\t.*\n/m

/** YAML has 1,024 characters, quotes and escapes included, for a key in a line; Kubernetes's longest is a label's, 253 + 1 + 63. */
export const longKeys = (value: unknown): Fault[] =>
  textsOf(value)
    .filter(({ text, isKey }) => isKey && text.length > 317)
    .map(({ path, text }) => ({
      path: path.slice(0, -1),
      message: `has a name of ${text.length} characters, ${received(text)}; Kubernetes has none over 317`,
    }))

const refused = /(?![\n\t])\p{Cc}|[\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u

const named = (character: string): string => {
  const code = character.codePointAt(0) as number
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return `the ${names[code] ?? (code >= 0xd800 && code <= 0xdfff ? 'lone surrogate' : 'control character')} ${number}`
}

const names: Record<number, string> = {
  13: 'carriage return',
  8232: 'line separator',
  8233: 'paragraph separator',
  65279: 'byte order mark',
  65534: 'noncharacter',
  65535: 'noncharacter',
}
