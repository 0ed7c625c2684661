import { count, table } from '../bench/table.ts'
import { measure, type Outcome, type Situation } from './measure.ts'

const help = `Measures what slow hypervisors cost the node scrapes, with the real exporter and a simulated API.

  npm run bench:slow                     each situation, as the image brings the exporter and as it is generated: an hour
  npm run bench:slow -- '3,000 guests'   only the situations whose name holds this text

It needs what npm run e2e -- --prepare --only exporter installs, and about a tenth of a CPU.
`

const wanted = process.argv[2] ?? ''
if (wanted.startsWith('--')) {
  process.stdout.write(help)
  process.exit(wanted === '--help' ? 0 : 1)
}

/** What an environment scrapes with by default. */
const usual = { nodes: 32, interval: 120, timeout: 100 }

/** Computing is not divided: many guests at many times the speed would measure the machine. */
const pace = { 3000: { seconds: 480, speed: 4 }, 10000: { seconds: 240, speed: 1 } }

const situations: Record<string, Situation> = Object.fromEntries(
  ([3_000, 10_000] as const).flatMap(guests =>
    [
      { nodes: 'one', milliseconds: 3_000 } as const,
      ...[20, 50, 100, 200].map(milliseconds => ({ nodes: 'all', milliseconds }) as const),
    ].map(slow => [
      `${count(guests)} guests, ${slow.nodes === 'one' ? 'one node' : 'all nodes'} ${count(slow.milliseconds)} ms`,
      { ...usual, ...pace[guests], guests, slow },
    ]),
  ),
)

const rows: string[][] = []
for (const [name, situation] of Object.entries(situations)) {
  if (!name.includes(wanted)) continue
  process.stderr.write(`${name}\n`)
  // It was asked for 50 s only when the module was not there.
  const before = await measure({ ...situation, timeout: 50 }, 'stock')
  const now = await measure(situation, 'generated')
  rows.push([name, ...cells(before), ...cells(now), now.longest.toFixed(0), mebibytes(now.memory)])
}
process.stdout.write(
  table(
    [
      '32 nodes',
      ...['before: scrapes', 'of the slow', 's without a probe'],
      ...['now: scrapes', 'of the slow', 's without a probe', 'longest scrape, s', 'memory, MiB'],
    ],
    rows,
  ),
)

function cells({ quick, slow, unanswered }: Outcome): string[] {
  return [share(quick), share(slow), unanswered.toFixed(0)]
}

function share({ up, of }: Outcome['quick']): string {
  return of === 0 ? '' : `${up} of ${of}`
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0)
}
