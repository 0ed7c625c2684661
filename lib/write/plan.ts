import type { Problem } from '../problem/problem.ts'
import type { FileText } from './file-text.ts'
import { listedPaths, manifest, manifestPath } from './manifest.ts'
import { notGenerated, notMade, obstacles } from './plan-problems.ts'
import { type Standing, standingBelow } from './standing.ts'
import { unlistedFiles } from './unlisted-files.ts'

/** What differs between a tree and what the sources make: what is missing, changed, and no longer made. */
export interface Plan {
  made: FileText[]
  changed: (FileText & { before: string })[]
  /** What an earlier build made and this one does not, with the text that stands there. */
  removed: FileText[]
  /** The paths that an earlier build made, or was about to make, and this one does not. */
  gone: string[]
  unchanged: FileText[]
  /** Paths of files that say that a build made them, and that no manifest lists. */
  unlisted: string[]
  /** What stands in the way and the build did not make, or can't tell to have made. */
  problems: Problem[]
}

/** What holds a text from its comparison until it is written; `stands` says that the same text stands in the tree. */
export type Keep = (file: FileText, stands: boolean) => FileText

/** Compares texts, and the manifest that lists them, with the tree below a root. It takes one text after the other, and writes nothing below the root's generated folders. */
export const plan = (root: string, texts: Iterable<FileText>, keep: Keep = toText): Plan => {
  const look = standingBelow(root)
  const list = look(manifestPath)
  const owned = listedPaths(list.text ?? '')
  const compared = (file: FileText): Compared => {
    const before = look(file.path)
    const same = before.text === file.text
    return { file: keep(file, same), before, same }
  }
  const listed = Array.from(texts, compared)
  const all = [...listed, compared(manifest(listed.map(({ file }) => file.path)))]
  const paths = new Set(all.map(({ file }) => file.path))
  const gone = owned.filter(path => !paths.has(path))
  const left = gone.map(path => ({ path, ...look(path) }))
  const changed = all.flatMap(({ file, before, same }) =>
    before.text === undefined || same ? [] : [Object.assign(file, { before: before.text })],
  )
  const removed = left.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]))
  return {
    made: all.filter(({ before }) => before.text === undefined).map(({ file }) => file),
    changed,
    removed,
    gone,
    unchanged: all.filter(({ same }) => same).map(({ file }) => file),
    unlisted: unlistedFiles(root, new Set([...paths, ...owned])),
    problems: [
      ...obstacles([list, ...all.map(({ before }) => before), ...left]),
      ...(list.problem === undefined ? notMade(changed, owned) : []),
      ...notGenerated(removed),
    ],
  }
}

/** A file, what stands at its path, and whether that is the same. */
interface Compared {
  file: FileText
  before: Standing
  same: boolean
}

/** A text that stays in memory. */
const toText: Keep = ({ path, text }) => ({ path, text })
