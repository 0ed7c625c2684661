import { parseArgs } from 'node:util'
import { fuzz } from './fuzz.ts'

/** `npm run fuzz -- [--seed <number>] [--runs <number>]`: random environments against validation and the generator. */
const { values } = parseArgs({ options: { seed: { type: 'string' }, runs: { type: 'string' } } })
const seed = Number(values.seed ?? Date.now() % 2 ** 31)
const runs = Number(values.runs ?? 10_000)
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1)
  throw new Error('--seed and --runs are whole numbers')

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
