import { testCommand, wholeNumber } from '../options.ts'
import { fuzz } from './fuzz.ts'

const { seed = Date.now() % 2 ** 31, runs } = testCommand(
  'fuzz',
  'Judges random environments by validation and the generator.',
)
  .option('--seed <number>', 'draws the environments; another one each time when left out', wholeNumber())
  .option('--runs <number>', 'how many trees of environments', wholeNumber(1), 10_000)
  .parse()
  .opts<{ seed?: number; runs: number }>()

const started = performance.now()
console.log(`seed ${seed}, ${runs} trees`)
const { accepted, fault, ...found } = fuzz(seed, runs, done => {
  if (done % 1000 === 0) console.log(`${done} judged`)
})
const seconds = Math.round((performance.now() - started) / 1000)
if (fault === undefined)
  console.log(`${found.runs} trees in ${seconds} s, ${accepted} of them accepted: no fault`)
else {
  console.log(`after ${found.runs} trees, made small:\n${JSON.stringify(fault.tree, null, 2)}`)
  console.log(fault.complaints.join('\n'))
  console.log(`again: npm run fuzz -- --seed ${seed} --runs ${runs}`)
  process.exitCode = 1
}
