/** The stage's process, in the namespaces that `run.ts` made: it runs every test file and ends with 1 when one failed. */
const files = ['generated', 'prometheus', 'query', 'failover', 'pod', 'verified', 'shared-name']

// As uvu's own runner does: every file is read before the first test runs.
const runner = globalThis as { UVU_DEFER?: number; UVU_INDEX?: number; UVU_QUEUE?: unknown[][] }
runner.UVU_DEFER = 1
const { exec, suite } = await import('uvu')
for (const [index, file] of files.entries()) {
  runner.UVU_INDEX = index
  runner.UVU_QUEUE?.push([`${file}.e2e.ts`])
  await import(`./${file}.e2e.ts`).catch(failToStart(file))
}
await exec()
if (process.exitCode) await printLogs()
if (process.env.E2E_KEEP) await keep()
process.exit()

/** What a test file needs could not be started: one failed test, and the others run. */
function failToStart(file: string) {
  return (error: unknown) => {
    const test = suite(file)
    test('starts', () => Promise.reject(error))
    test.run()
  }
}

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
