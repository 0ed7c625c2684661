import { suite } from 'uvu'
import type { Program } from './program.ts'

/** A suite of tests; where the program that they need is missing, each is counted as skipped, and the reason is printed once. */
export const suiteThatNeeds = (title: string, { missing }: Program) => {
  const tests = suite(title)
  if (missing === undefined) return tests
  console.log(`${title}: skipped: ${missing}`)
  const skip = () => tests.skip()
  const hook = Object.assign(() => {}, { each: () => {} })
  return Object.assign(skip, {
    run: tests.run,
    skip,
    only: skip,
    before: hook,
    after: hook,
  }) as unknown as typeof tests
}
