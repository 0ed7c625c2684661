import { parseArgs } from 'node:util'
import { startLaboratory } from './lab.ts'
import { missingPrograms } from './paths.ts'
import { stopAll } from './processes.ts'
import type { SceneName } from './scene.ts'

const help = `Starts a Prometheus with the dashboards' data until Ctrl-C: the real exporters, simulated clusters.

  npm run preview:lab [-- --scene healthy|faults] [--hours 6] [--fault-minutes 30]
`

const { values } = parseArgs({
  options: {
    scene: { type: 'string', default: 'healthy' },
    hours: { type: 'string', default: '6' },
    'fault-minutes': { type: 'string', default: '30' },
    help: { type: 'boolean' },
  },
})
const missing = missingPrograms()
if (values.help || missing) {
  process.stdout.write(values.help ? help : `${missing}\n`)
  process.exit(values.help ? 0 : 1)
}
const laboratory = await startLaboratory({
  name: values.scene as SceneName,
  hours: Number(values.hours),
  faultMinutes: Number(values['fault-minutes']),
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
