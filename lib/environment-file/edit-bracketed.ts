import type { HypervisorChange, Range, WrittenHypervisor } from './edit-change.ts'
import { changedEntries, changedText, type Entry, type Writing } from './edit-entries.ts'

/** A list in brackets: a literal of TypeScript, or a flow sequence of YAML. */
export interface BracketedList extends Range {
  entries: WrittenHypervisor[]
  /** Matches a comment of the language. */
  comment: RegExp
  writing: Writing
  /** Whether so many entries of one line each, without comments, stand in one line. */
  inOneLine: (entries: number) => boolean
}

/** The text with the list changed; outside it, nothing changes, and inside it only what the changes name. */
export const editBracketed = (text: string, list: BracketedList, changes: HypervisorChange[]): string => {
  const { head, entries, tail } = parts(text, list, changes)
  const changed = changedEntries(entries, changes, list.writing)
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const written = isPlain(head, changed, tail) && list.inOneLine(changed.length)
  return (
    text.slice(0, list.start) +
    (written
      ? `[${changed.map(entry => entry.text).join(', ')}]`
      : inLines(text, list, head, changed, tail, eol)) +
    text.slice(list.end)
  )
}

const isPlain = (head: string, entries: Entry[], tail: string[]): boolean =>
  head === '' &&
  tail.length === 0 &&
  entries.every(({ above, text, behind }) => above.length === 0 && behind === '' && !text.includes('\n'))

const inLines = (
  text: string,
  list: BracketedList,
  head: string,
  entries: Entry[],
  tail: string[],
  eol: string,
): string => {
  const outer = indentationAt(text, list.start)
  const first = list.entries[0]
  const isInLines = first !== undefined && text.slice(list.start, first.start).includes('\n')
  const inner = isInLines ? indentationAt(text, first.start) : outer + (outer.startsWith('\t') ? '\t' : '  ')
  const indented = (line: string) => (line === '' ? '' : inner + line)
  return [
    `[${head && ` ${head}`}`,
    ...entries.flatMap(({ above, text, behind }) => [
      ...above.map(indented),
      `${inner}${text},${behind && ` ${behind}`}`,
    ]),
    ...tail.map(indented),
    `${outer}]`,
  ].join(eol)
}

const indentationAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? ''

/** The comment behind the bracket, the entries with what surrounds them, and the lines before the closing bracket. */
const parts = (text: string, list: BracketedList, changes: HypervisorChange[]) => {
  const { start, end, entries, comment, writing } = list
  const gaps = [...entries, undefined].map((entry, index) =>
    gap(text.slice(entries[index - 1]?.end ?? start + 1, entry?.start ?? end - 1), comment),
  )
  return {
    head: gaps[0]?.behind ?? '',
    tail: gaps.at(-1)?.above ?? [],
    entries: entries.map((entry, index) => ({
      name: entry.name,
      above: gaps[index]?.above ?? [],
      text: changedText(text, entry, changes, writing),
      behind: gaps[index + 1]?.behind ?? '',
    })),
  }
}

/** What stands between two entries: what follows the first on its line, and the lines above the second; commas are left out. */
const gap = (text: string, comment: RegExp): { behind: string; above: string[] } => {
  const pattern = new RegExp(`${comment.source}|\\r?\\n|,|[^\\S\\n]+`, 'g')
  const lines = ['']
  for (const [token] of text.matchAll(pattern))
    if (token.endsWith('\n')) lines.push('')
    else if (token !== ',') lines.push((lines.pop() ?? '') + token)
  const [behind = '', ...above] = lines.map(line => line.trim())
  // The last of several lines is the one on which the next entry stands.
  const last = above.pop() ?? ''
  return { behind, above: last === '' ? above : [...above, last] }
}
