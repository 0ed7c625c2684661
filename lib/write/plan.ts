import { join } from 'node:path'
import type { Problem } from '../problem/problem.ts'
import { type FileText, readLater } from './file-text.ts'
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

/**
 * Compares texts, and the manifest that lists them, with the tree below a root: one after the other, and it holds neither what it compared nor
 * what stands there. Only `keep` may write, in the workspace.
 */
export const plan = (root: string, texts: Iterable<FileText>, keep: Keep = toText): Plan => {
  const look = standingBelow(root)
  const list = look(manifestPath)
  const owned = listedPaths(list.text ?? '')
  const compared = (file: FileText): Compared => {
    const { text, problem } = look(file.path)
    const state = text === undefined ? 'made' : text === file.text ? 'unchanged' : 'changed'
    return { file: keep(file, state === 'unchanged'), state, problem }
  }
  const listed = Array.from(texts, compared)
  const all = [...listed, compared(manifest(listed.map(({ file }) => file.path)))]
  const inState = (wanted: Compared['state']): FileText[] =>
    all.filter(({ state }) => state === wanted).map(({ file }) => file)
  const paths = new Set(all.map(({ file }) => file.path))
  const gone = owned.filter(path => !paths.has(path))
  const left = gone.map(path => ({ path, ...standing(look(path)) }))
  const changed = inState('changed').map(file => withBefore(file, () => look(file.path).text ?? ''))
  const removed = left.filter(({ stands }) => stands).map(({ path }) => readLater(path, join(root, path)))
  return {
    made: inState('made'),
    changed,
    removed,
    gone,
    unchanged: inState('unchanged'),
    unlisted: unlistedFiles(root, new Set([...paths, ...owned])),
    problems: [
      ...obstacles([list, ...all, ...left]),
      ...(list.problem === undefined ? notMade(changed, owned) : []),
      ...notGenerated(removed),
    ],
  }
}

/** A file, and what stands at its path: nothing, the same, or another text; or what keeps the build from there. */
interface Compared {
  file: FileText
  state: 'made' | 'unchanged' | 'changed'
  problem: Problem | undefined
}

/** Whether a text stands at a path, or what is in the way there. */
const standing = ({ text, problem }: Standing) => ({ stands: text !== undefined, problem })

/** A file with the text that stands in its place, read when it is asked for. */
const withBefore = (file: FileText, before: () => string): FileText & { before: string } =>
  Object.defineProperty(file, 'before', { get: before, enumerable: true }) as FileText & { before: string }

/** A text that stays in memory: a copy, since one that was joined keeps its parts there, and V8 gives most of these two bytes a character. */
const toText: Keep = ({ path, text }) => ({ path, text: Buffer.from(text).toString() })
