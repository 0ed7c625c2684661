import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { manifest } from './manifest.ts'
import type { Plan, Text } from './plan.ts'

/**
 * Brings a tree to a plan: new files first, then changed ones, kustomizations after what they list, then removals.
 * Each file is written whole, beside its place, and renamed, so that nobody reads half of one.
 */
export const write = async (root: string, { made, changed, removed, unchanged }: Plan): Promise<void> => {
  const paths = [...made, ...changed].map(({ path }) => path).concat(unchanged)
  // Before anything else, so that a build that is killed owns what it has made.
  await writeWhole(root, manifest([...paths, ...removed.map(({ path }) => path)]))
  for (const text of [...made, ...changed].sort(byOrder)) await writeWhole(root, text)
  for (const { path } of removed) await remove(root, path)
  await writeWhole(root, manifest(paths))
}

/** Parts before what lists them: objects, the base's kustomizations, overlays. */
const byOrder = (a: Text, b: Text): number => rank(a) - rank(b)

const rank = ({ path }: Text): number => {
  if (!path.endsWith('/kustomization.yaml')) return 0
  if (path === 'base/kustomization.yaml') return 2
  return path.startsWith('overlays/') ? 3 : 1
}

const writeWhole = async (root: string, { path, text }: Text): Promise<void> => {
  const target = join(root, path)
  await mkdir(dirname(target), { recursive: true })
  const temporary = join(dirname(target), `.${process.pid}.tmp`)
  await writeFile(temporary, text)
  await rename(temporary, target)
}

/** Removes a file, and the folders that it leaves empty. */
const remove = async (root: string, path: string): Promise<void> => {
  await rm(join(root, path))
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const kept = await rmdir(join(root, folder)).then(
      () => false,
      () => true,
    )
    if (kept) return
  }
}
