import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { runFiles, type Sum } from './run-files.ts'

/** `npm test [-- <pattern>]`: the test files whose path matches, each in a process of its own, as many at a time as there are cores. */
const repository = join(import.meta.dirname, '..')
const pattern = new RegExp(process.argv[2] ?? '')
const files = globSync('test/**/*.test.ts', { cwd: repository })
  .filter(file => pattern.test(file))
  .sort()
  // Those of test/write/ take longest: they go first, so that none is left to run alone.
  .reverse()

const started = performance.now()
const sum: Sum = await runFiles(repository, files, availableParallelism(), text => process.stdout.write(text))
const seconds = Math.round((performance.now() - started) / 1000)
const { total, passed, skipped, failed, told } = sum
if (failed.length > 0) process.stdout.write(`\nFailed:\n${told.join('\n')}\n`)
// As uvu ends: what counts tests reads it.
process.stdout.write(
  `\n  Total:     ${total}\n  Passed:    ${passed}\n  Skipped:   ${skipped}\n  Duration:  ${seconds}s\n\n`,
)
// No file at all is a mistyped pattern.
process.exitCode = failed.length === 0 && files.length > 0 ? 0 : 1
