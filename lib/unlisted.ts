import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { attempt } from './attempt.ts'
import { generatedFolders } from './manifest.ts'
import { saysGenerated } from './notice.ts'

/**
 * Files below the generated folders that say that the build made them, though neither it nor the manifest knows them:
 * overlays whose line a merge lost, which would be synced for ever, and copies that somebody made by hand.
 */
export const unlistedFiles = (root: string, known: Set<string>): string[] =>
  generatedFolders
    .flatMap(folder => filesBelow(root, folder))
    .filter(path => !known.has(path) && /\.(yaml|json)$/.test(path))
    .filter(path => saysGenerated(attempt(() => readFileSync(join(root, path), 'utf8')) ?? ''))
    .sort()

const filesBelow = (root: string, folder: string): string[] =>
  (attempt(() => readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) ?? [])
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll(sep, '/'))
