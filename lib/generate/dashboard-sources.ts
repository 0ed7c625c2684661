import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'

const repository = join(import.meta.dirname, '../..')
const sdk = 'node_modules/@grafana/grafana-foundation-sdk/package.json'

/**
 * The text of all that a dashboard is made of: its page, what that imports, what those import, and the SDK's version.
 * So a change to an alert, or to a panel of another page, leaves the dashboard's file alone.
 */
export const dashboardSources = (page: string): string => [...closure(page), sdk].map(textOf).join('\n')

const closure = (file: string, known = new Set<string>()): string[] => {
  if (known.has(file)) return []
  known.add(file)
  for (const imported of importsOf(file)) closure(imported, known)
  return [...known].sort()
}

/** The files of this repository that a file imports. */
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/ from '(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)),
  )

const texts = new Map<string, string>()

const textOf = (path: string): string => {
  const text = texts.get(path) ?? readFileSync(join(repository, path), 'utf8').replaceAll('\r\n', '\n')
  texts.set(path, text)
  return text
}
