import { type Check, type Code, type Result, unseen } from './check.ts'
import type { Scene } from './scene.ts'

/** A check and what it saw. */
export interface Outcome {
  check: Check
  result: Result
}

/** What is told of the checks while they run. */
export interface Watch {
  started?: (check: Check) => void
  ended?: (outcome: Outcome) => void
}

/**
 * Runs checks side by side, each as soon as those that it comes after have ended. One that comes after a failed check
 * is skipped, and names the first cause.
 */
export const runChain = async (
  checks: Check[],
  scene: Scene,
  { started, ended }: Watch = {},
): Promise<Outcome[]> => {
  const running = new Map<Code, Promise<Outcome>>()
  const outcomeOf = (check: Check): Promise<Outcome> => {
    const known = running.get(check.code)
    if (known !== undefined) return known
    const outcome = judge(check).then(result => {
      ended?.({ check, result })
      return { check, result }
    })
    running.set(check.code, outcome)
    return outcome
  }
  const judge = async (check: Check): Promise<Result> => {
    if (scene.offline && !check.offline) return { status: 'skip', because: '--offline looks at no cluster' }
    const before = checks.filter(({ code }) => check.after.includes(code))
    const cause = (await Promise.all(before.map(outcomeOf))).flatMap(causeOf)[0]
    if (cause !== undefined) return { status: 'skip', because: `${cause} failed`, cause }
    started?.(check)
    return attempt(check, scene)
  }
  return Promise.all(checks.map(outcomeOf))
}

/** A mistake in one check, such as an answer that nobody had thought of, hides no other check. */
const attempt = async (check: Check, scene: Scene): Promise<Result> => {
  try {
    return await check.run(scene)
  } catch (error) {
    return unseen({ kind: 'other', message: `this check itself fails: ${(error as Error).message}` })
  }
}

/** The failed check that an outcome tells of: itself, or what it was skipped for. */
const causeOf = ({ check, result }: Outcome): Code[] => {
  if (result.status === 'fail') return [check.code]
  return result.status === 'skip' && result.cause !== undefined ? [result.cause] : []
}

/** The checks that were asked for, and those that they come after. */
export const withCauses = (checks: Check[], only: Code[]): Check[] => {
  const before = checks.filter(({ code }) => only.includes(code)).flatMap(({ after }) => after)
  const more = before.filter(code => !only.includes(code))
  return more.length === 0
    ? checks.filter(({ code }) => only.includes(code))
    : withCauses(checks, [...new Set([...only, ...more])])
}
