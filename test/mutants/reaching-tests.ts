import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

/** The test files of a repository, as they stand to files of lib/. */
export interface Tests {
  /** Those that import a file, by whatever steps, run the command line or, where it differs, read its output; the likeliest to notice a change of the file first. */
  nearest: (file: string, output: 'same' | 'other') => string[]
  /** Whether a test is named after the file. */
  isOwn: (file: string, test: string) => boolean
  /** A file and what it imports, by whatever steps. */
  partsOf: (file: string) => string[]
  /** Whether it looks at what a build wrote. */
  readsOutput: (test: string) => boolean
}

export const testsOf = (repository: string): Tests => {
  const tests = globSync('test/**/*.test.ts', { cwd: repository }).sort()
  const distances = new Map(tests.map(test => [test, distancesFrom(repository, test)]))
  const partsOf = (file: string): string[] => [
    ...(distances.get(file) ?? distancesFrom(repository, file)).keys(),
  ]
  const readers = new Set(
    tests.filter(test =>
      partsOf(test).some(
        file => file.startsWith('test/') && outputs.test(readFileSync(join(repository, file), 'utf8')),
      ),
    ),
  )
  return {
    nearest: (file, output) => {
      const distance = (test: string): number => rank(file, test, distances.get(test)?.get(file) ?? far)
      return tests
        .filter(test => distance(test) < far || (output === 'other' && readers.has(test)))
        .toSorted((one, other) => distance(one) - distance(other))
    },
    isOwn: (file, test) => rank(file, test, 0) < -100,
    partsOf,
    readsOutput: test => readers.has(test),
  }
}

const far = 50

const outputs = /['`/](base|overlays|gitops|schema|dashboards)['`/]/

/** The file's own test comes first, then those of the folder that mirrors its own. */
const rank = (file: string, test: string, distance: number): number => {
  if (basename(test) === basename(file).replace('.ts', '.test.ts')) return distance - 200
  return distance < far && test.startsWith(`${dirname(file).replace(/^lib/, 'test')}/`)
    ? distance - 100
    : distance
}

const distancesFrom = (repository: string, test: string): Map<string, number> => {
  const found = new Map([[test, 0]])
  for (const [file, distance] of found)
    for (const imported of importsOf(repository, file))
      if (!found.has(imported)) found.set(imported, distance + 1)
  return found
}

/** The files that import a file themselves. */
export const importersOf = (repository: string, files: string[]): ((file: string) => string[]) => {
  const imports = new Map(files.map(file => [file, importsOf(repository, file)]))
  return file => files.filter(one => imports.get(one)?.includes(file))
}

const known = new Map<string, string[]>()

const importsOf = (repository: string, file: string): string[] => {
  const path = join(repository, file)
  const remembered = known.get(path)
  if (remembered !== undefined) return remembered
  const text = readFileSync(path, 'utf8')
  const imports = [...text.matchAll(/(?:from |import\(|import |dirname, )'([^']+\.ts)'/g)]
    .map(([, target = '']) => relative(repository, join(dirname(path), target)))
    // It runs the command line.
    .concat(/\b(cli\.ts|start\.js)['`]/.test(text) && file.startsWith('test/') ? ['lib/cli.ts'] : [])
    .filter(target => existsSync(join(repository, target)))
  known.set(path, imports)
  return imports
}
