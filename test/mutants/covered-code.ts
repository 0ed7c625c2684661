import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which characters of which files of lib/ ran: pairs of a first offset and the one behind the last. */
export type Covered = Readonly<Record<string, [from: number, to: number][]>>

/** What ran, by the reports that Node left in a folder: one for each process. Node's types stripper keeps offsets. */
export const coveredBy = (folder: string): Covered => {
  const painted = new Map<string, Uint8Array>()
  for (const report of readdirSync(folder))
    for (const { url, functions } of scriptsOf(join(folder, report))) {
      const file = fileOf(url)
      if (file === undefined) continue
      const own = paintedBy(functions)
      const before = painted.get(file)
      painted.set(file, before === undefined ? own : own.map((one, at) => one | (before[at] ?? 0)))
    }
  return Object.fromEntries([...painted].map(([file, one]) => [file, spans(one)]))
}

export const covers = (covered: Covered, file: string, at: number): boolean =>
  covered[file]?.some(([from, to]) => from <= at && at < to) ?? false

interface Script {
  url: string
  functions: { ranges: { startOffset: number; endOffset: number; count: number }[] }[]
}

const scriptsOf = (report: string): Script[] => {
  try {
    return (JSON.parse(readFileSync(report, 'utf8')) as { result: Script[] }).result
  } catch {
    // Its process was killed while it wrote.
    return []
  }
}

/** Tests copy lib/ to other places, too. */
const fileOf = (url: string): string | undefined => /^file:.*\/(lib\/[^?]*\.ts)/.exec(url)?.[1]

/** Inner ranges come after the outer ones whose count they correct. */
const paintedBy = (functions: Script['functions']): Uint8Array => {
  const ranges = functions
    .flatMap(({ ranges }) => ranges)
    .sort((one, other) => one.startOffset - other.startOffset || other.endOffset - one.endOffset)
  const painted = new Uint8Array(Math.max(0, ...ranges.map(({ endOffset }) => endOffset)))
  for (const { startOffset, endOffset, count } of ranges)
    painted.fill(count > 0 ? 1 : 0, startOffset, endOffset)
  return painted
}

const spans = (painted: Uint8Array): [number, number][] => {
  const found: [number, number][] = []
  let from = -1
  for (let at = 0; at <= painted.length; at++) {
    if (painted[at] === 1 && from < 0) from = at
    if (painted[at] !== 1 && from >= 0) {
      found.push([from, at])
      from = -1
    }
  }
  return found
}
