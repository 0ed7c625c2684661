import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

/** Test files that import a file of lib/, by whatever steps or run it, the nearest first; each is given by its path from the repository. */
export const reachingTests = (repository: string): ((file: string) => string[]) => {
  const tests = globSync('test/**/*.test.ts', { cwd: repository }).sort()
  const distances = new Map(tests.map(test => [test, distancesFrom(repository, test)]))
  return file =>
    tests
      .flatMap(test => {
        const distance = distances.get(test)?.get(file)
        return distance === undefined ? [] : [{ test, distance: rank(file, test, distance) }]
      })
      .sort((one, other) => one.distance - other.distance)
      .map(({ test }) => test)
      .slice(0, most)
}

/** The file's own test comes first, then those of the folder that mirrors its own. */
const rank = (file: string, test: string, distance: number): number => {
  if (basename(test) === basename(file).replace('.ts', '.test.ts')) return distance - 200
  return test.startsWith(dirname(file).replace(/^lib/, 'test')) ? distance - 100 : distance
}

const distancesFrom = (repository: string, test: string): Map<string, number> => {
  const found = new Map([[test, 0]])
  for (const [file, distance] of found)
    for (const imported of importsOf(repository, file))
      if (!found.has(imported)) found.set(imported, distance + 1)
  return found
}

/** What the nearest tests do not see, the others, which take minutes, hardly do. */
const most = 25

const known = new Map<string, string[]>()

const importsOf = (repository: string, file: string): string[] => {
  const path = join(repository, file)
  const imports =
    known.get(path) ??
    [...readFileSync(path, 'utf8').matchAll(/(?:from |import\(|import )'(\.[^']+\.ts)'/g)]
      .map(([, target = '']) => relative(repository, join(dirname(path), target)))
      // It runs the command line.
      .concat(file === 'test/tree.ts' ? ['lib/cli.ts'] : [])
      .filter(target => existsSync(join(repository, target)))
  known.set(path, imports)
  return imports
}
