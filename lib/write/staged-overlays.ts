import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { generatedNotice } from '../file/generated-notice.ts'
import type { FileText } from './file-text.ts'
import { makeFoldersFor } from './folder.ts'
import { linkOrCopy } from './link-or-copy.ts'
import type { Plan } from './plan.ts'
import { workspace } from './workspace.ts'
import { mixedOverlays, overlayOf, readByOverlays } from './write-order.ts'

/** The overlays' copies, from which they render while the files that they read change. */
export interface StagedOverlays {
  /** Leads the overlays there, each by one rename; those whose environment is gone are removed. */
  enter: () => void
  /** Gives the overlays that do not change their file back, the same one, so that its time stays. */
  leave: () => void
}

/**
 * No order of single renames leads every overlay from an old base to a new one: at some moment its patches and the
 * base are not of one making. So a whole copy of what is coming goes into the workspace, and while the base changes
 * each overlay's kustomization is a pointer to its copy. Nothing is done where no overlay would see a mixture.
 */
export const stageOverlays = (root: string, folder: string, plan: Plan): StagedOverlays => {
  const mixed = mixedOverlays(plan)
  if (mixed.length === 0) return { enter: () => {}, leave: () => {} }
  const gone = mixed.filter(one => plan.removed.includes(one))
  const kept = mixed.filter(one => plan.unchanged.includes(one))
  writeCopy(folder, plan)
  const pointers = mixed.filter(one => !gone.includes(one)).map(({ path }) => pointer(folder, path))
  const keptFile = ({ path }: FileText): string => join(folder, `kept-${overlayOf(path)}`)
  return {
    enter: () => {
      for (const one of kept) linkOrCopy(join(root, one.path), keptFile(one))
      for (const { draft, path } of pointers) renameSync(draft, join(root, path))
      for (const { path } of gone) rmSync(join(root, path))
    },
    leave: () => {
      for (const one of kept) renameSync(keptFile(one), join(root, one.path))
    },
  }
}

/** All that overlays are and read, as it will be. */
const writeCopy = (folder: string, { made, changed, unchanged }: Plan): void => {
  const texts = [...made, ...changed, ...unchanged].filter(
    ({ path }) => overlayOf(path) !== undefined || readByOverlays(path),
  )
  makeFoldersFor(
    folder,
    texts.map(({ path }) => path),
  )
  for (const { path, text } of texts) writeFileSync(join(folder, path), text)
}

const pointer = (folder: string, path: string) => {
  const draft = join(folder, `pointer-${overlayOf(path)}`)
  const value = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [`../../${workspace}/${basename(folder)}/overlays/${overlayOf(path)}`],
  }
  // JSON, which is YAML, too: a build of nothing new loads this file, and need not load what writes YAML.
  writeFileSync(draft, `# ${generatedNotice('environments/')}\n${JSON.stringify(value)}\n`)
  return { draft, path }
}
