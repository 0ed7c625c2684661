import { lookBelow, type Standing } from './look.ts'
import { listedPaths, manifest, manifestPath } from './manifest.ts'
import type { Problem } from './problem.ts'
import { saysGenerated } from './serialize.ts'
import { unlistedFiles } from './unlisted.ts'

/** A file's text, ready to be written. */
export interface Text {
  path: string
  text: string
}

/** What differs between a tree and what the sources make: what is missing, changed, and no longer made. */
export interface Plan {
  made: Text[]
  changed: (Text & { before: string })[]
  /** What an earlier build made and this one does not, with the text that stands there. */
  removed: Text[]
  /** The paths that an earlier build made, or was about to make, and this one does not. */
  gone: string[]
  unchanged: Text[]
  /** Paths of files that say that a build made them, and that no manifest lists. */
  unlisted: string[]
  /** What stands in the way and the build did not make, or can't tell to have made. */
  problems: Problem[]
}

/** Compares texts, and the manifest that lists them, with the tree below a root. It writes nothing. */
export const plan = (root: string, texts: Text[]): Plan => {
  const look = lookBelow(root)
  const list = look(manifestPath)
  const owned = new Set(list !== undefined && 'text' in list ? listedPaths(list.text) : [])
  const all = [...texts, manifest(texts.map(({ path }) => path))]
  const paths = new Set(all.map(({ path }) => path))
  const wanted = all.map(text => ({ text, standing: look(text.path) }))
  const gone = [...owned].filter(path => !paths.has(path)).map(path => ({ path, standing: look(path) }))
  const changed = wanted.flatMap(({ text, standing }) =>
    textOf(standing) === undefined || textOf(standing) === text.text
      ? []
      : [{ ...text, before: textOf(standing) as string }],
  )
  const strange = changed.filter(({ path }) => path !== manifestPath && !owned.has(path))
  const removed = gone.flatMap(({ path, standing }) =>
    textOf(standing) === undefined ? [] : [{ path, text: textOf(standing) as string }],
  )
  return {
    made: wanted.filter(({ standing }) => standing === undefined).map(({ text }) => text),
    changed,
    removed,
    gone: gone.map(({ path }) => path),
    unchanged: wanted.filter(({ text, standing }) => textOf(standing) === text.text).map(({ text }) => text),
    unlisted: unlistedFiles(root, new Set([...paths, ...owned])),
    problems: [
      ...distinct([...wanted, ...gone].flatMap(({ standing }) => problemOf(standing))),
      ...(problemOf(list).length > 0 ? [] : strange.map(notMade)),
      ...removed.filter(({ text }) => !saysGenerated(text)).map(notGenerated),
    ],
  }
}

const textOf = (standing: Standing): string | undefined =>
  standing !== undefined && 'text' in standing ? standing.text : undefined

const problemOf = (standing: Standing): Problem[] =>
  standing !== undefined && 'problem' in standing ? [standing.problem] : []

/** One problem a place: a folder in the way is in the way of all that goes into it. */
const distinct = (problems: Problem[]): Problem[] => [
  ...new Map(problems.map(problem => [problem.file, problem])).values(),
]

const notMade = ({ path }: Text): Problem => ({
  file: path,
  message: `stands where the build writes, and ${manifestPath} does not say that the build made it; move it away, or into the environment that it belongs to`,
})

const notGenerated = ({ path }: Text): Problem => ({
  file: path,
  message: `would be removed because ${manifestPath} lists it, but its first line does not say that the build made it; delete it, or take it out of that list`,
})
