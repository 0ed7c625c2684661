import { saysGenerated } from '../file/generated-notice.ts'
import type { Problem } from '../problem/problem.ts'
import type { FileText } from './file-text.ts'
import { manifestPath } from './manifest.ts'

/** What keeps the build from its places; one problem a place, as a folder is in the way of all that goes into it. */
export const obstacles = (standing: { problem?: Problem | undefined }[]): Problem[] => [
  ...new Map(
    standing.flatMap(({ problem }) => (problem === undefined ? [] : [[problem.file, problem] as const])),
  ).values(),
]

/** Files that the build would overwrite and did not make. */
export const notMade = (changed: FileText[], owned: string[]): Problem[] => {
  const known = new Set([manifestPath, ...owned])
  return changed
    .filter(({ path }) => !known.has(path))
    .map(({ path }) => ({
      file: path,
      message: `stands where the build writes, and ${manifestPath} does not say that the build made it; move it away, or into the environment that it belongs to`,
    }))
}

/** Files that the manifest lists and whose own first lines do not say that the build made them; they are not removed. */
export const notGenerated = (removed: FileText[]): Problem[] =>
  removed
    .filter(({ text }) => !saysGenerated(text))
    .map(({ path }) => ({
      file: path,
      message: `would be removed because ${manifestPath} lists it, but its first line does not say that the build made it; delete it, or take it out of that list`,
    }))
