import { createHash } from 'node:crypto'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Covered, coveredBy } from './covered-code.ts'
import { type Ending, runNode } from './process.ts'

/** How a test file, or the build, ends on unchanged code within the limit, how long it takes, and which code it runs. */
export interface UnchangedRun {
  ending: Ending
  seconds: number
  covered: Covered
}

/** Runs each once, in an unchanged copy, and remembers it in a folder as long as neither the file nor what it imports changes. */
export const unchangedRuns = (
  copy: string,
  memory: string,
  partsOf: (test: string) => string[],
  limit: number,
) => {
  mkdirSync(memory, { recursive: true })
  // What is not imported by name: the command line's launcher and the validator that a build writes.
  const code = digest(copy, ['package.json', ...globSync('lib/**/*.js', { cwd: copy }).sort()])
  const known = new Map<string, Promise<UnchangedRun>>()
  const places = new Map<string, string>()
  const memoryOf = (file: string, parts: string[]): string => {
    const place = places.get(file) ?? join(memory, `${digest(copy, [file, ...parts].sort(), code)}.json`)
    places.set(file, place)
    return place
  }
  const run = async (file: string, args: string[], parts: string[]): Promise<UnchangedRun> => {
    const remembered = memoryOf(file, parts)
    try {
      const found: UnchangedRun = JSON.parse(readFileSync(remembered, 'utf8'))
      if (found.ending !== 'takes too long' || found.seconds > limit) return found
    } catch {
      // It has not run yet.
    }
    const folder = mkdtempSync(join(copy, 'coverage-'))
    const counted = await runNode(copy, [file, ...args], limit, folder)
    const covered = coveredBy(folder)
    rmSync(folder, { recursive: true })
    // Counting takes time, and the compile cache away.
    const isCounted = counted.ending === 'passes'
    const ended = isCounted ? counted : await runNode(copy, [file, ...args], limit)
    const result = { ...ended, covered: isCounted ? covered : whole(parts) }
    writeFileSync(remembered, JSON.stringify(result))
    return result
  }
  return {
    of: (test: string): Promise<UnchangedRun> => {
      const found = known.get(test) ?? run(test, [], partsOf(test))
      known.set(test, found)
      return found
    },
    build: (): Promise<UnchangedRun> => {
      const found = known.get('') ?? run('lib/cli.ts', ['build'], partsOf('lib/cli.ts'))
      known.set('', found)
      return found
    },
  }
}

/** As if all code of these files ran. */
const whole = (files: string[]): Covered =>
  Object.fromEntries(
    files.filter(file => file.startsWith('lib/')).map(file => [file, [[0, Number.MAX_SAFE_INTEGER]]]),
  )

const digest = (folder: string, files: string[], start = ''): string => {
  const hash = createHash('sha256').update(start)
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 32)
}
