import { Option } from 'commander'
import { testCommand } from '../options.ts'
import type { Outcome, Stage } from './exporter/outcome.ts'
import { Interrupted } from './laboratory/interruption.ts'
import { sideBySide } from './side-by-side.ts'
import { stages } from './stages.ts'

const byHand = Object.entries(stages)
  .filter(([, stage]) => stage.byHand)
  .map(([name]) => name)

const command = testCommand(
  'e2e',
  'Tests the generated files against the real programs. For Linux, as root; it leaves nothing behind.',
)
  .addOption(
    new Option('--only <stage...>', `without it all run but ${byHand.join(', ')}`).choices(
      Object.keys(stages),
    ),
  )
  .option('--keep', 'keep what a stage started until Ctrl-C, and print where KUBECONFIG and Prometheus are')
  .option('--prepare', 'only install and build what the stages need; half an hour the first time on 2 cores')
  .addHelpText('after', '\nTwo stages run at a time; one with --keep, or if it needs the machine to itself.')

// The reader of the output may be gone: changes are undone all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

process.exitCode = await run().catch(interrupted)

async function run(): Promise<number> {
  const values = command.parse().opts<{ only?: string[]; keep?: true; prepare?: true }>()
  if (process.platform !== 'linux')
    return say('The end-to-end test needs Linux: it makes network namespaces.\n', 1)
  if (process.getuid?.() !== 0)
    return say('The end-to-end test needs root: it makes network namespaces.\n', 1)

  const wanted = Object.entries(stages).filter(
    ([name, stage]) => values.only?.includes(name) ?? !stage.byHand,
  )
  if (values.prepare) return prepare(wanted)
  const keep = values.keep ?? false
  const { passed, failed } =
    keep || wanted.length === 1 ? await oneByOne(wanted, keep) : await twoAtATime(wanted)
  return say(`${counts({ passed, failed })}\n`, failed > 0 || passed === 0 ? 1 : 0)
}

async function oneByOne(wanted: [string, Stage][], keep: boolean): Promise<Outcome> {
  const all: Outcome = { passed: 0, failed: 0 }
  for (const [name, stage] of wanted) add(all, await timed(name, () => stage.run({ name, keep, say: tell })))
  return all
}

/** First those that need the machine to themselves. All are prepared before, since two would build the same programs. */
async function twoAtATime(wanted: [string, Stage][]): Promise<Outcome> {
  const { ready, failed } = await prepared(wanted)
  const all: Outcome = { passed: 0, failed }
  const told: string[] = []
  for (const [width, alone] of [
    [1, true],
    [2, undefined],
  ] as const) {
    const names = ready.filter(([, stage]) => stage.alone === alone).map(([name]) => name)
    const outcome = await sideBySide(names, width, line => say(`${line}\n`, 0))
    add(all, outcome)
    told.push(...outcome.told)
  }
  // Once more at the end: of a long log, some keep the end alone.
  if (told.length > 0) say(`\nFailed:\n${told.join('\n')}\n`, 0)
  return all
}

/** The stages that can run; one that can't be prepared counts as one failure. */
async function prepared(wanted: [string, Stage][]): Promise<{ ready: [string, Stage][]; failed: number }> {
  const ready: [string, Stage][] = []
  for (const [name, stage] of wanted)
    await stage.prepare(tell).then(
      () => ready.push([name, stage]),
      error => say(`stage ${name}: preparation failed: ${error.message}\n`, 0),
    )
  return { ready, failed: wanted.length - ready.length }
}

function add(all: Outcome, { passed, failed }: Outcome): Outcome {
  all.passed += passed
  all.failed += failed
  return all
}

async function prepare(wanted: [string, Stage][]): Promise<number> {
  for (const [name, stage] of wanted) {
    say(`preparing stage ${name}\n`, 0)
    await stage.prepare(tell)
  }
  return say('prepared\n', 0)
}

/** A stage that could not run counts as one failure. */
async function timed(name: string, body: () => Promise<Outcome>): Promise<Outcome> {
  say(`stage ${name}\n`, 0)
  const started = performance.now()
  const outcome = await body().catch(error => {
    if (error instanceof Interrupted) throw error
    tell(error.message)
    return { passed: 0, failed: 1 }
  })
  const seconds = Math.round((performance.now() - started) / 1000)
  say(`stage ${name}: ${counts(outcome)}, ${seconds} s\n`, 0)
  return outcome
}

/** Ends as a program does that the signal ended. */
function interrupted(error: unknown): number {
  if (!(error instanceof Interrupted)) throw error
  return say(`${error.message}\n`, { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[error.signal as 'SIGINT'] ?? 1)
}

function counts({ passed, failed }: Outcome): string {
  return `${passed} passed, ${failed} failed`
}

function tell(line: string) {
  say(`  ${line}\n`, 0)
}

function say(text: string, status: number): number {
  process.stdout.write(text)
  return status
}
