import type { Problem } from '../problem/problem.ts'
import type { FileText } from './file-text.ts'
import { listedPaths, manifest, manifestPath } from './manifest.ts'
import { notGenerated, notMade, obstacles } from './plan-problems.ts'
import { standingBelow } from './standing.ts'
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

/** Compares texts, and the manifest that lists them, with the tree below a root. It writes nothing. */
export const plan = (root: string, texts: FileText[]): Plan => {
  const look = standingBelow(root)
  const list = look(manifestPath)
  const owned = listedPaths(list.text ?? '')
  const all = [...texts, manifest(texts.map(({ path }) => path))]
  const paths = new Set(all.map(({ path }) => path))
  const gone = owned.filter(path => !paths.has(path))
  const wanted = all.map(text => ({ ...text, before: look(text.path) }))
  const left = gone.map(path => ({ path, ...look(path) }))
  const changed = wanted.flatMap(({ path, text, before }) =>
    before.text === undefined || before.text === text ? [] : [{ path, text, before: before.text }],
  )
  const removed = left.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]))
  return {
    made: wanted.filter(({ before }) => before.text === undefined).map(toText),
    changed,
    removed,
    gone,
    unchanged: wanted.filter(({ text, before }) => text === before.text).map(toText),
    unlisted: unlistedFiles(root, new Set([...paths, ...owned])),
    problems: [
      ...obstacles([list, ...wanted.map(({ before }) => before), ...left]),
      ...(list.problem === undefined ? notMade(changed, owned) : []),
      ...notGenerated(removed),
    ],
  }
}

const toText = ({ path, text }: FileText): FileText => ({ path, text })
