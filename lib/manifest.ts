import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Text } from './plan.ts'

/** Lists the files that the build made, so that it removes those that it no longer makes, and nothing else. */
export const manifestPath = '.generated-files'

/** The manifest of these paths: one a line, so that git can merge it line by line. */
export const manifest = (paths: string[]): Text => ({
  path: manifestPath,
  text: `# The files that npm run build made; it removes those that it no longer makes.\n${[...paths].sort().join('\n')}\n`,
})

/** The paths that the build made below a root; only ones that it could have made. */
export const ownedPaths = async (root: string): Promise<string[]> => {
  const text = await readFile(join(root, manifestPath), 'utf8').catch(() => '')
  return [...new Set(text.split(/\r?\n/).filter(line => generatedPath.test(line) && !line.includes('..')))]
}

/** Where generated files stand: what a manifest says of other places is not believed. */
const generatedPath = /^(base|overlays|dashboards|gitops|schema)\/[\w./-]+\.(yaml|json)$/
