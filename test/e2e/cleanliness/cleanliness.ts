import { join } from 'node:path'
import { installPackages } from '../cluster/packages.ts'
import { runsUnderWay } from '../cluster/run-folder.ts'
import type { Stage } from '../exporter/outcome.ts'
import { outcomeOf } from '../outcome-of.ts'
import { report } from './report.ts'

/** That nothing is left of a run, however it ends; with all that a cluster leaves on a machine, but no cluster. */
export const cleanliness: Stage = {
  alone: true,
  prepare: installPackages,
  async run({ say }) {
    await installPackages(say)
    const others = runsUnderWay()
    if (others.length > 0)
      throw new Error(`this stage needs the machine to itself, and a run is under way: ${others}`)
    const { text, status } = await report(join(import.meta.dirname, 'stage.ts'))
    return outcomeOf(text, status)
  },
}
