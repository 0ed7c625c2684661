import fc from 'fast-check'
import { errors } from '../../../lib/problem/problem.ts'
import { fittingTrees } from '../../fuzz/environments.ts'
import { validated } from '../../fuzz/judged.ts'
import { fuzzedObjects } from './fuzzed-objects.ts'
import type { Verdict } from './server-verdicts.ts'

/** A tree that we accept and the API server does not, and why. */
export interface Disagreement {
  tree: Record<string, unknown>
  refusals: string[]
}

/** What the API server refuses of so many random trees that we accept; the first one is made small. */
export const fuzzAgainstServer = async (seed: number, runs: number, verdict: Verdict) => {
  let accepted = 0
  const refusalsOf = async (tree: Record<string, unknown>): Promise<string[]> => {
    const { environments, problems } = validated(tree)
    if (errors(problems).length > 0) return []
    accepted += environments.length
    const said = await Promise.all(fuzzedObjects(environments).map(verdict))
    return [
      ...said.flatMap(({ refusal }) => refusal ?? []),
      // What the server warns of, whoever builds must have been told.
      ...(problems.length > 0 ? [] : said.flatMap(({ warnings }) => warnings)),
    ]
  }
  const details = await fc.check(
    fc.asyncProperty(fittingTrees, async tree => (await refusalsOf(tree)).length === 0),
    { seed, numRuns: runs },
  )
  const tree = details.counterexample?.[0]
  const disagreement: Disagreement | undefined = tree && { tree, refusals: await refusalsOf(tree) }
  return { accepted, disagreement }
}
