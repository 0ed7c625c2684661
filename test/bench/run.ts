import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { progressTo } from '../../lib/progress.ts'
import { buildCosts } from './build.ts'
import { buildReport } from './build-report.ts'
import { count } from './table.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const tell = progressTo(process.stderr)
const rounds = values.quick ? 2 : 7
const environments = values.quick ? [1, 10, 100] : [1, 10, 100, 1000]
const hypervisors = values.quick ? [3] : [3, 32]

const built = hypervisors.flatMap(each =>
  environments.map(number => {
    tell(`building ${count(number)} environments of ${each} hypervisors`)
    return buildCosts(number, each, rounds)
  }),
)

process.stdout.write(`Node ${process.version}, ${availableParallelism()} cores; CPU seconds, the least of ${rounds} interleaved runs.

${buildReport(built)}`)
