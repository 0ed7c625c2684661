import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { installFakepve } from './fakepve.ts'
import { inNamespaces } from './in-namespaces.ts'
import { type Lane, lanes } from './lanes.ts'
import type { Outcome, Stage } from './outcome.ts'
import { laboratoryFolder } from './paths.ts'
import { installPrograms } from './programs.ts'
import { installExporters } from './virtual-environment.ts'

/** The real exporter and a real Prometheus, run as the overlay `recette-newyork` says, against simulated hypervisors. */
export const exporter: Stage = {
  async prepare(say) {
    installPrograms(say)
    installExporters(say)
    installFakepve(say)
  },
  async run({ keep, say }) {
    await exporter.prepare(say)
    mkdirSync(laboratoryFolder, { recursive: true })
    // To be looked at, one is enough.
    const outcomes = await Promise.all((keep ? lanes.slice(0, 1) : lanes).map(lane => run(lane, keep)))
    return {
      passed: sum(outcomes.map(({ passed }) => passed)),
      failed: sum(outcomes.map(({ failed }) => failed)),
    }
  },
}

const run = ({ release }: Lane, keep: boolean): Promise<Outcome> =>
  inNamespaces(
    join(import.meta.dirname, 'stage.ts'),
    { E2E_RELEASE: release, ...(keep && { E2E_KEEP: 'yes' }) },
    line => process.stdout.write(line.trim() === '' ? '' : `Proxmox VE ${release} | ${line}\n`),
  )

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
