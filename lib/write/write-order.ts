import type { FileText } from './file-text.ts'
import { manifestPath } from './manifest.ts'
import type { Plan } from './plan.ts'

/** Sorts files so that each comes after those that it reads: what is new is in place before anything asks for it. */
export const readFirst = <One extends { path: string }>(files: One[]): One[] =>
  files
    .map(file => ({ file, rank: rankOf(file.path) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ file }) => file)

/** Objects, the parts' kustomizations, the base's; overlays; what points at overlays; the manifest. */
const rankOf = (path: string): number => {
  if (path === manifestPath) return 6
  if (readsOverlays.test(path)) return 5
  if (overlayKustomization.test(path)) return 4
  if (path === 'base/kustomization.yaml') return 2
  return path.endsWith('/kustomization.yaml') ? 1 : 0
}

const overlayKustomization = /^overlays\/([^/]+)\/kustomization\.yaml$/
const readsOverlays = /^gitops\//

/** The environment whose overlay a path is the kustomization of. */
export const overlayOf = (path: string): string | undefined => overlayKustomization.exec(path)?.[1]

/** Whether overlays read a file beside their own kustomization. */
export const readByOverlays = (path: string): boolean =>
  overlayOf(path) === undefined && !/^(gitops|schema)\//.test(path) && path !== manifestPath

/**
 * The kustomizations, on disk now, that would for a moment read files of which some are old and some are new:
 * all of them when the base changes; else one whose own overlay holds another file that changes.
 */
export const mixedOverlays = ({ made, changed, removed, unchanged }: Plan): FileText[] => {
  const standing = [...changed, ...removed, ...unchanged].filter(({ path }) => overlayOf(path) !== undefined)
  const read = [...made, ...changed, ...removed].filter(({ path }) => readByOverlays(path))
  if (read.some(({ path }) => !path.startsWith('overlays/'))) return standing
  const folders = new Set(
    changed.filter(({ path }) => readByOverlays(path)).map(({ path }) => path.split('/')[1]),
  )
  return standing.filter(({ path }) => folders.has(overlayOf(path)))
}
