import type { Edited, HypervisorChange, Range, WrittenHypervisor } from './edit-change.ts'
import { changedEntries, changedText, type Entry, type Writing } from './edit-entries.ts'
import { scalar, writing } from './edit-yaml-scalar.ts'

/** A YAML file whose list has a dash for each hypervisor, changed by whole lines. `key` is the list's key. */
export const editBlock = (
  text: string,
  key: Range,
  written: WrittenHypervisor[],
  changes: HypervisorChange[],
): Edited => {
  const dashes = written.map(({ start }) => dashBefore(text, start))
  const lastDash = dashes.at(-1)
  const last = written.at(-1)
  if (last === undefined || lastDash === undefined || dashes.includes(undefined))
    return { reason: 'a hypervisor there does not begin on the line of its dash' }
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const start = lineEnd(text, key.end)
  const entries: Entry[] = []
  let from = start
  for (const [index, one] of written.entries()) {
    const dash = dashes[index] as number
    const until = written[index + 1] === undefined ? undefined : lineStart(text, dashes[index + 1] as number)
    const end = endWithComments(text, lineEnd(text, one.end), dash - lineStart(text, dash), until)
    const dashLine = lineStart(text, dash)
    entries.push({
      name: one.name,
      above: linesBetween(text, from, dashLine),
      text:
        text.slice(dashLine, one.start) + changedText(text, one, changes, writing) + text.slice(one.end, end),
      behind: '',
    })
    from = end
  }
  const before = text.slice(lineStart(text, lastDash), last.start)
  const isBraced = text[last.start] === '{'
  const changed = changedEntries(entries, changes, isBraced ? braced(before) : inLines(before, eol))
  const lines = changed.flatMap(entry => [...entry.above, entry.text])
  return { text: text.slice(0, start) + lines.map(line => eol + line).join('') + text.slice(from) }
}

/** New entries like the last one: in braces behind the dash, or a line for each field. */
const braced = (dash: string): Writing => ({ ...writing, entry: change => dash + writing.entry(change) })

const inLines = (dash: string, eol: string): Writing => ({
  ...writing,
  entry: ({ name, address }) =>
    `${dash}name: ${scalar(name)}${eol}${' '.repeat(dash.length)}address: ${scalar(address)}`,
})

/** The dash of an entry that begins on the dash's own line. */
const dashBefore = (text: string, start: number): number | undefined => {
  const [, indentation] = /^([ ]*)-[ ]+$/.exec(text.slice(lineStart(text, start), start)) ?? []
  return indentation === undefined ? undefined : lineStart(text, start) + indentation.length
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1

/** The end of a line, before its line break. */
const lineEnd = (text: string, offset: number): number => {
  const length = text.slice(offset).search(/\r?\n|$/)
  return offset + length
}

/** The end with the comments that follow and stand deeper than the dash: they belong to the entry. */
const endWithComments = (text: string, end: number, column: number, until = text.length): number => {
  const deeper = new RegExp(`^(?:\\r?\\n[ ]{${column + 1},}#[^\\r\\n]*)+`)
  return end + (deeper.exec(text.slice(end, until))?.[0].length ?? 0)
}

/** Whole lines, from the end of one to the start of another. */
const linesBetween = (text: string, from: number, to: number): string[] =>
  text.slice(from, to).split(/\r?\n/).slice(1, -1)
