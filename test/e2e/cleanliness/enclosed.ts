import { join } from 'node:path'
import { enclosedStage } from '../laboratory/enclosed-stage.ts'
import { Interrupted } from '../laboratory/interruption.ts'

/** What `run.ts` is to a cluster's stage, for the messy one: ends with the counts as status, or as the signal says. */
try {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const { passed, failed } = await enclosedStage(join(import.meta.dirname, 'messy.ts'), {
    name: 'messy',
    keep: false,
    say,
  })
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
} catch (error) {
  if (!(error instanceof Interrupted)) throw error
  process.stdout.write(`${error.message}\n`)
}
