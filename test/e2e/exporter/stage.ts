import { runFiles } from '../run-files.ts'
import { command } from './command.ts'
import { lanes, release } from './lanes.ts'

/** A process of the stage, in the namespaces that `run.ts` made: it runs its test files and ends with 1 when one failed. */
const own = lanes.find(lane => lane.release === release)?.files ?? []
const wanted = process.env.E2E_FILES?.split(',')

// Some files ask a server of their own on loopback, before or without the laboratory.
command('ip', ['link', 'set', 'lo', 'up'])
await runFiles(import.meta.dirname, wanted ? own.filter(file => wanted.includes(file)) : own)
if (process.exitCode) await printLogs()
if (process.env.E2E_KEEP) await keep()
process.exit()

async function printLogs() {
  const { environment, prometheus } = await import('./recette-newyork.ts').catch(() => ({}) as never)
  for (const [name, pod] of Object.entries(environment?.pods ?? {})) print(name, pod.log())
  if (prometheus) print('Prometheus', prometheus.log())
}

function print(name: string, log: string) {
  process.stdout.write(`\n--- last lines of ${name}\n${log.split('\n').slice(-12).join('\n')}\n`)
}

function keep() {
  process.stdout.write(`\nKept until Ctrl-C. To look at it from another terminal:
  nsenter --target $(pgrep --newest --full exporter/stage.ts) --net --mount --pid bash
  curl 'http://recette-newyork-proxmox-monit-pve-exporter:9221/pve?target=recette-newyork-proxmox-monit-pve-exporter-hypervisor'
`)
  return new Promise(() => setInterval(() => {}, 60_000))
}
