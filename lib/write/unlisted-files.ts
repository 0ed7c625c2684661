import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { saysGenerated } from '../file/generated-notice.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { entriesBelow } from './folder.ts'
import { generatedFolders } from './manifest.ts'

/**
 * Files below the generated folders that say that the build made them, though neither it nor the manifest knows them:
 * overlays whose line a merge lost, which would be synced for ever, and copies that somebody made by hand.
 */
export const unlistedFiles = (root: string, known: Set<string>): string[] =>
  generatedFolders
    .flatMap(folder => entriesBelow(root, folder))
    .flatMap(({ path, isFile }) => (isFile ? [path] : []))
    .filter(path => !known.has(path) && /\.(yaml|json|js)$/.test(path))
    .filter(path => saysGenerated(undefinedOnError(() => readFileSync(join(root, path), 'utf8')) ?? ''))
    .sort()
