import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileProblem } from '../problem/file-problem.ts'
import type { Problem } from '../problem/problem.ts'
import { closeWorkspace, openWorkspace, scratchFolder } from '../write/workspace.ts'

/**
 * Puts an edited text in the place of the one that was read, by one rename; the problem where somebody changed the file
 * meanwhile, or where it can't be written. The file keeps its mode, and a symbolic link stays one.
 */
export const saveEdited = (
  root: string,
  file: string,
  before: string,
  after: string,
): Problem | undefined => {
  try {
    openWorkspace(root)
    const folder = scratchFolder(root)
    try {
      const path = realpathSync(join(root, file))
      const draft = join(folder, 'edited')
      writeFileSync(draft, after)
      chmodSync(draft, statSync(path).mode)
      if (readFileSync(path, 'utf8') !== before)
        return { file, message: 'was changed by somebody else meanwhile; run it again' }
      renameSync(draft, path)
      return undefined
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  } catch (error) {
    return fileProblem(error, root)
  } finally {
    closeWorkspace(root)
  }
}
