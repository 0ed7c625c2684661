import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileProblem } from '../problem/file-problem.ts'
import type { Problem } from '../problem/problem.ts'
import type { FileText } from './file-text.ts'
import { makeFoldersFor, removeEmptyFolders } from './folder.ts'
import { manifest, manifestPath } from './manifest.ts'
import type { Plan } from './plan.ts'
import { stageOverlays } from './staged-overlays.ts'
import { closeWorkspace, openWorkspace, scratchFolder, sweepWorkspace } from './workspace.ts'
import { readFirst } from './write-order.ts'

/** Why a plan could not be applied, and whether files had been moved into the tree by then. */
export interface WriteFailure {
  problem: Problem
  touched: boolean
}

/**
 * Applies a plan to a tree. A build that is killed at any moment leaves whole files and overlays that render, and the next
 * build continues from there. Everything that may fill a disk is written into the workspace first; then files are renamed
 * into place, each after the files that it reads; removals come last.
 * Nothing waits for the disk (fsync): a rename outlives its process. What a file system lost in a power cut, though it
 * kept the files' times and sizes, a build that knows the files again may not see; `check` does.
 */
export const write = (root: string, plan: Plan): WriteFailure | undefined => {
  const progress = { touched: false }
  try {
    openWorkspace(root)
    if (plan.made.length + plan.changed.length + plan.removed.length > 0) apply(root, plan, progress)
    sweepWorkspace(root)
    return undefined
  } catch (error) {
    return { problem: fileProblem(error, root), ...progress }
  } finally {
    closeWorkspace(root)
  }
}

const apply = (root: string, plan: Plan, progress: { touched: boolean }): void => {
  const folder = scratchFolder(root)
  try {
    const steps = stage(root, folder, plan)
    progress.touched = true
    for (const step of steps) step()
  } finally {
    // Once the tree is touched, overlays may render from here until the next build.
    if (!progress.touched) rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes all that is needed into a scratch folder; gives the steps that bring it into the tree. */
const stage = (root: string, folder: string, plan: Plan): (() => void)[] => {
  const { made, changed, removed, gone } = plan
  const moveInto = (file: FileText, index: number) => {
    const draft = file.draft ?? join(folder, String(index))
    if (file.draft === undefined) writeFileSync(draft, file.text)
    return () => renameSync(draft, join(root, file.path))
  }
  const [owning, ownAtLast] = manifests(plan)
  const files = readFirst([...made, ...changed].filter(({ path }) => path !== manifestPath))
  const moves = [...owning, ...files, ...ownAtLast].map(moveInto)
  const overlays = stageOverlays(root, folder, plan)
  return [
    ...moves.slice(0, owning.length),
    () => makeFoldersFor(root, pathsOf(made)),
    overlays.enter,
    ...moves.slice(owning.length, owning.length + files.length),
    overlays.leave,
    ...readFirst(removed)
      .reverse()
      .map(
        ({ path }) =>
          () =>
            rmSync(join(root, path), { force: true }),
      ),
    () => removeEmptyFolders(root, gone),
    ...moves.slice(owning.length + files.length),
  ]
}

/** The manifests to write before all else and after it: whatever a killed build made, its next one owns. */
const manifests = ({ made, changed, removed, unchanged }: Plan): [FileText[], FileText[]] => {
  const last = [...made, ...changed].filter(({ path }) => path === manifestPath)
  const first = manifest(
    pathsOf([...made, ...changed, ...unchanged, ...removed]).filter(path => path !== manifestPath),
  )
  return [last.length > 0 && made.length > last.length ? [first] : [], last]
}

const pathsOf = (texts: FileText[]): string[] => texts.map(({ path }) => path)
