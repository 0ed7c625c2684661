import { join } from 'node:path'
import { explainFirstFailure } from './laboratory/first-failure.ts'

/**
 * Runs the test files of a stage (`<folder>/<name>.e2e.ts`, uvu) in this process, in order: as uvu's own runner does,
 * every file is read before the first test runs.
 */
export async function runFiles(folder: string, names: readonly string[]) {
  const runner = globalThis as { UVU_DEFER?: number; UVU_INDEX?: number; UVU_QUEUE?: unknown[][] }
  runner.UVU_DEFER = 1
  const { exec, suite } = await import('uvu')
  for (const [index, name] of names.entries()) {
    runner.UVU_INDEX = index
    runner.UVU_QUEUE?.push([`${name}.e2e.ts`])
    await import(join(folder, `${name}.e2e.ts`)).catch(async error => {
      // What the file needs could not be started: one failed test, and the others run.
      await explainFirstFailure()
      const test = suite(name)
      test('starts', () => Promise.reject(error))
      test.run()
    })
  }
  await exec()
}
