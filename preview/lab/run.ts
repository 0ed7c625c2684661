import { Option } from 'commander'
import { testCommand, wholeNumber } from '../../test/options.ts'
import { startLaboratory } from './lab.ts'
import { missingPrograms } from './paths.ts'
import { stopAll } from './processes.ts'
import type { SceneName } from './scene.ts'

const { scene, hours, faultMinutes } = testCommand(
  'preview:lab',
  "Starts a Prometheus with the dashboards' data until Ctrl-C: the real exporters, simulated clusters.",
)
  .addOption(new Option('--scene <name>').choices(['healthy', 'faults']).default('healthy'))
  .option('--hours <number>', 'how far back the data go', wholeNumber(1), 6)
  .option('--fault-minutes <number>', 'since when the faults are there', wholeNumber(), 30)
  .parse()
  .opts<{ scene: SceneName; hours: number; faultMinutes: number }>()
const missing = missingPrograms()
if (missing) {
  process.stdout.write(`${missing}\n`)
  process.exit(1)
}
const laboratory = await startLaboratory({
  name: scene,
  hours,
  faultMinutes,
  say: line => process.stdout.write(`${line}\n`),
}).catch(error => {
  stopAll()
  throw error
})
process.stdout.write(`Prometheus: ${laboratory.prometheus}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    laboratory.stop()
    process.exit(0)
  })
setInterval(() => {}, 60_000)
