import type { FileText } from './file-text.ts'

/** Lists the files that the build made, so that it removes those that it no longer makes, and nothing else. */
export const manifestPath = '.generated-files'

/** The manifest of these paths: one a line, so that git can merge it line by line. */
export const manifest = (paths: string[]): FileText => ({
  path: manifestPath,
  text: `# The files that npm run build made; it removes those that it no longer makes.\n${[...new Set(paths)].sort().join('\n')}\n`,
})

/** The paths that a manifest lists; only ones that a build could have made, whatever it says of other places. */
export const listedPaths = (text: string): string[] => [
  ...new Set(text.split(/\r?\n/).filter(line => generatedPath.test(line))),
]

/** Where all that is generated stands, but for the manifest. */
export const generatedFolders = ['base', 'overlays', 'dashboards', 'gitops', 'schema']

/** No part of a path starts with a dot, so none leads out of these folders or to what git and editors hide. */
const generatedPath = new RegExp(`^(${generatedFolders.join('|')})(/[A-Za-z0-9_][\\w.-]*)+\\.(yaml|json|js)$`)
