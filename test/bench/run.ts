import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { progressTo } from '../../lib/problem/progress.ts'
import { kubectl } from '../kubectl.ts'
import { testCommand, wholeNumber } from '../options.ts'
import { agentCosts } from './agent.ts'
import { agentReport } from './agent-report.ts'
import { buildCosts } from './build.ts'
import { buildReport } from './build-report.ts'
import { otherCosts } from './others.ts'
import { othersReport } from './others-report.ts'
import { count } from './table.ts'
import { tools } from './tools.ts'

const options = testCommand('bench', 'Measures what a build costs and prints it as Markdown.')
  .option('--quick', '1, 10 and 100 environments with 3 hypervisors; otherwise up to 1,000, and also with 32')
  .option(
    '--rounds <number>',
    'runs of each program, of which the cheapest counts; always 2 with --quick',
    wholeNumber(1),
    5,
  )
  .option('--write', 'also write the results into docs/bench.md')
  .parse()
  .opts<{ quick?: true; rounds: number; write?: true }>()
// A disk's cost varies a hundredfold with how full it is, and says nothing about the build.
const memory = '/dev/shm'
if (process.env.TMPDIR === undefined && existsSync(memory)) process.env.TMPDIR = memory
const tell = progressTo(process.stderr)
const rounds = options.quick ? 2 : options.rounds
/** Of few environments, which cost little, more runs: there the difference is a few milliseconds. */
const roundsOf = (environments: number): number => (environments > 10 ? rounds : rounds * 4)
const roundsElsewhere = (environments: number): number =>
  environments > 10 ? Math.min(rounds, 3) : roundsOf(environments)
const environments = options.quick ? [1, 10, 100] : [1, 10, 100, 1000]
const sizes = options.quick ? [3] : [3, 32]

const build = (): string =>
  buildReport(
    sizes.flatMap(hypervisors =>
      environments.map(number => {
        tell(`building ${count(number)} environments of ${hypervisors} hypervisors`)
        return buildCosts(number, hypervisors, roundsOf(number))
      }),
    ),
  )

const others = (): string => {
  const hypervisors = 3
  const found = tools(tell)
  tell(`generating the same objects of ${hypervisors} hypervisors elsewhere`)
  return othersReport(hypervisors, otherCosts(found, environments, hypervisors, roundsElsewhere))
}

const agent = (): string => {
  tell('rendering overlays')
  return agentReport(new Map(sizes.map(hypervisors => [hypervisors, agentCosts(hypervisors, rounds * 16)])))
}

const report = `${options.quick ? 'With --quick; ' : ''}Node ${process.version}, ${availableParallelism()} cores, trees in ${tmpdir()}; CPU seconds, the least of ${rounds} interleaved runs (elsewhere ${roundsElsewhere(100)}), of 1 and 10 environments of ${roundsOf(10)}, rendering the median of ${rounds * 16}.

### The build

${build()}
### The same objects elsewhere

${kubectl.path ? others() : `Skipped: ${kubectl.missing}, to tell that they are the same.\n`}
### What an agent pays

${kubectl.path ? agent() : `Skipped: ${kubectl.missing}.\n`}`

process.stdout.write(report)

if (options.write) {
  const page = join(import.meta.dirname, '..', '..', 'docs', 'bench.md')
  const [before, , after] = readFileSync(page, 'utf8').split(
    /<!-- (?:begin|end) of what npm run bench found -->\n/,
  )
  writeFileSync(
    page,
    `${before}<!-- begin of what npm run bench found -->\n${report}<!-- end of what npm run bench found -->\n${after}`,
  )
}
