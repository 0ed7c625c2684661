import { parseArgs } from 'node:util'
import { cluster } from './cluster/tests/cluster-stage.ts'
import { dashboards } from './dashboards/dashboards-stage.ts'
import { exporter } from './exporter/exporter.ts'
import type { Outcome, Stage } from './exporter/outcome.ts'
import { Interrupted } from './laboratory/in-enclosure.ts'

/** The stages by name, in the order in which they run. */
const stages: Record<string, Stage> = { exporter, cluster, dashboards }

const help = `Tests what is generated against the real programs. For Linux, as root; nothing that it starts is left behind.

  npm run e2e [-- --only <stage>] [--keep]

  --only <stage>  one of: ${Object.keys(stages).join(', ')}
  --keep          leave what a stage started to be looked at, until Ctrl-C
`

process.exitCode = await run()

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, keep: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (values.help) return say(help, 0)
  if (values.only !== undefined && !stages[values.only]) return say(`no stage "${values.only}"\n\n${help}`, 1)
  if (process.platform !== 'linux')
    return say('The end-to-end test needs Linux: it makes network namespaces.\n', 1)
  if (process.getuid?.() !== 0)
    return say('The end-to-end test needs root: it makes network namespaces.\n', 1)

  let passed = 0
  let failed = 0
  const wanted = Object.entries(stages).filter(([name]) => values.only === undefined || name === values.only)
  for (const [name, stage] of wanted) {
    say(`stage ${name}\n`, 0)
    const started = performance.now()
    const outcome = await stage({ keep: values.keep ?? false, say: line => say(`  ${line}\n`, 0) }).catch(
      broken,
    )
    say(`stage ${name}: ${counts(outcome)}, ${Math.round((performance.now() - started) / 1000)} s\n`, 0)
    passed += outcome.passed
    failed += outcome.failed
  }
  return say(`${counts({ passed, failed })}\n`, failed > 0 || passed === 0 ? 1 : 0)
}

/** A stage that could not run counts as one failure. */
function broken(error: Error): Outcome {
  if (error instanceof Interrupted) process.exit(error.signal === 'SIGINT' ? 130 : 143)
  say(`  ${error.message}\n`, 0)
  return { passed: 0, failed: 1 }
}

function counts({ passed, failed }: Outcome): string {
  return `${passed} passed, ${failed} failed`
}

function say(text: string, status: number): number {
  process.stdout.write(text)
  return status
}
