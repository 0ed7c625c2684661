import type { HypervisorChange, Range, WrittenHypervisor } from './edit-change.ts'

/** An entry of a list with the comments around it. */
export interface Entry {
  name: string
  /** Lines of comments and empty ones above it. */
  above: string[]
  text: string
  /** The comment behind it, on its last line; empty for none. */
  behind: string
}

/** How a language writes a text, given what stands in its place, and a whole entry. */
export interface Writing {
  text: (text: string, before: string) => string
  entry: (change: { name: string; address: string }) => string
}

/** The text of a hypervisor, with its name and address changed where a change says so. */
export const changedText = (
  text: string,
  { name, start, end, values }: WrittenHypervisor,
  changes: HypervisorChange[],
  writing: Writing,
): string => {
  const replaced = changes
    .filter(change => change.name === name)
    .flatMap((change): [Range, string][] => {
      if (change.kind === 'address') return [[values.address, change.address]]
      return change.kind === 'name' ? [[values.name, change.to]] : []
    })
    .sort(([one], [other]) => one.start - other.start)
  let at = start
  let changed = ''
  for (const [range, value] of replaced) {
    changed += text.slice(at, range.start) + writing.text(value, text.slice(range.start, range.end))
    at = range.end
  }
  return changed + text.slice(at, end)
}

/** Entries without those that are removed, and with those that are added behind them. */
export const changedEntries = (entries: Entry[], changes: HypervisorChange[], writing: Writing): Entry[] => {
  const kept: Entry[] = []
  let left: string[] = []
  for (const [index, entry] of entries.entries()) {
    const above = [...left, ...entry.above]
    left = []
    if (!isRemoved(entry, changes)) kept.push({ ...entry, above })
    // A comment above several entries stays with those that follow; one above this entry alone goes with it.
    else if (entries[index + 1]?.above.length === 0) left = above
  }
  const added = changes.flatMap(change =>
    change.kind === 'add' ? [{ name: change.name, above: [], text: writing.entry(change), behind: '' }] : [],
  )
  return [...kept, ...added]
}

const isRemoved = ({ name }: Entry, changes: HypervisorChange[]): boolean =>
  changes.some(change => change.kind === 'remove' && change.name === name)
