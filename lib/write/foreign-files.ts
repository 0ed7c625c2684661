import { basename, dirname } from 'node:path/posix'
import { entriesBelow } from './folder.ts'
import type { Plan } from './plan.ts'

/** Files in overlays/ that no build made and that no overlay takes in, as it does with a SOPS file beside it. */
export const foreignFiles = (
  root: string,
  { made, changed, unchanged, removed, unlisted }: Plan,
): string[] => {
  const generated = [...made, ...changed, ...unchanged, ...removed]
  const texts = new Map(generated.map(({ path, text }) => [path, text]))
  const known = new Set([...texts.keys(), ...unlisted])
  const isTaken = (path: string): boolean =>
    (texts.get(`${dirname(path)}/kustomization.yaml`) ?? '').split('\n').includes(`  - ${basename(path)}`)
  return entriesBelow(root, 'overlays')
    .flatMap(({ path, isFile }) => (isFile && !known.has(path) && !isTaken(path) ? [path] : []))
    .filter(path => !basename(path).startsWith('.'))
    .sort()
}
