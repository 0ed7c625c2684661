import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tree } from '../tree.ts'

const cli = join(import.meta.dirname, '../../lib/cli.ts')

/** A tree without environments and these files beside it, and `import` run there. */
export const importing = (files: Record<string, string> = {}) => {
  const { root, run, remove } = tree({ 'environments/shared/none.ts': '', ...files })
  return {
    root,
    run,
    remove,
    import: (...words: string[]) =>
      spawnSync(process.execPath, [cli, 'import', ...words, '--root', root], { encoding: 'utf8', cwd: root }),
    read: (file: string) => readFileSync(join(root, file), 'utf8'),
  }
}
