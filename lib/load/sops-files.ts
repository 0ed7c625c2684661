import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { undefinedOnError } from '../problem/undefined-on-error.ts'

/** The text of a SOPS file that a person keeps beside an overlay; nothing while it is not there. */
export const sopsFile = (root: string, path: string): string | undefined =>
  undefinedOnError(() => readFileSync(join(root, path), 'utf8'))
