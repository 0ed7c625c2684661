import fc from 'fast-check'
import { complete, type NamedEnvironment } from '../../../lib/environment/defaults.ts'
import type { Environment } from '../../../lib/environment.ts'
import { errors, formatProblem } from '../../../lib/problem/problem.ts'
import { validated } from '../../fuzz/judged.ts'
import type { Rendered } from '../../kubectl.ts'
import { fuzzedObjects } from './fuzzed-objects.ts'
import { reasonsOfOurOwn } from './reasons-of-our-own.ts'
import type { Verdict } from './server-verdicts.ts'
import { type ValueOfField, valueOfField } from './values-of-fields.ts'

/** A value on which validation and the API server do not agree, and what they say. */
export interface DisagreementOnValue extends ValueOfField {
  ours: string[]
  servers: string[]
}

/** Asks of random values both ways: what we accept the server takes, with a warning only where we warn; what it takes we refuse for reasons of our own alone. */
export const fuzzValues = async (
  seed: number,
  runs: number,
  verdict: Verdict,
  found: (one: DisagreementOnValue) => void = () => {},
) => {
  const judge = async (one: ValueOfField): Promise<DisagreementOnValue | undefined> => {
    const { environments, problems } = validated({ lab: one.environment })
    const ours = errors(problems).map(formatProblem)
    const objects = ours.length === 0 ? fuzzedObjects(environments) : objectsAnyway(one.environment)
    // What can't even be made has no object that the server could take.
    if (objects === undefined) return undefined
    const said = await Promise.all(objects.map(verdict))
    const refusals = said.flatMap(({ refusal }) => refusal ?? [])
    const warnings = said.flatMap(({ warnings }) => warnings)
    const servers = [...refusals, ...warnings]
    const agree =
      ours.length > 0
        ? servers.length > 0 || ours.some(text => reasonsOfOurOwn.some(([reason]) => reason.test(text)))
        : refusals.length === 0 && (warnings.length === 0 || problems.length > 0)
    return agree ? undefined : { ...one, ours, servers }
  }
  const details = await fc.check(
    fc.asyncProperty(valueOfField, async one => {
      const disagreement = await judge(one)
      if (disagreement !== undefined) found(disagreement)
      return disagreement === undefined
    }),
    { seed, numRuns: runs },
  )
  const one = details.counterexample?.[0]
  return one && judge(one)
}

const objectsAnyway = (value: object): Rendered[] | undefined => {
  try {
    return fuzzedObjects([complete('lab', 'environments/lab.ts', value as Environment) as NamedEnvironment])
  } catch {
    return undefined
  }
}
