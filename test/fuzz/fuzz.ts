import fc from 'fast-check'
import { trees } from './environments.ts'
import { judged } from './judged.ts'

/** What a run of random trees found: how many were accepted, and the first fault, made small, with what shows it again. */
export interface Found {
  seed: number
  runs: number
  accepted: number
  fault?: { tree: Record<string, unknown>; complaints: string[] }
}

/** Judges random trees of environments; the same seed gives the same trees. */
export const fuzz = (seed: number, runs: number, progress: (done: number) => void = () => {}): Found => {
  let done = 0
  let accepted = 0
  const details = fc.check(
    fc.property(trees, tree => {
      const { accepted: some, complaints } = judged(tree)
      done += 1
      accepted += some.length > 0 ? 1 : 0
      progress(done)
      return complaints.length === 0
    }),
    { seed, numRuns: runs },
  )
  const tree = details.counterexample?.[0]
  return {
    seed,
    runs: details.numRuns,
    accepted,
    ...(tree !== undefined && { fault: { tree, complaints: judged(tree).complaints } }),
  }
}
