import type { Problem } from '../../problem/problem.ts'
import { cacheFile } from '../../write/cache-file.ts'
import type { Plan } from '../../write/plan.ts'
import { sourceHash } from '../../write/source-hash.ts'

const lastJudged = cacheFile<string>('judged-alerts.json')

/**
 * The problems in the shipped alerts, if a change to them reaches an overlay's rules. Alerts that passed once are not
 * checked again: the PromQL parser takes as long to load as a small build takes.
 */
export const problemsOfChangedRules = async ({ changed }: Plan, takeStored: boolean): Promise<Problem[]> => {
  if (!changed.some(({ path }) => path.endsWith('/rules-prometheus-rule.yaml'))) return []
  const sources = sourceHash(['lib/monitoring', 'lib/environment'])
  if (takeStored && lastJudged.read() === sources) return []
  const { problemsOfAlerts } = await import('../../monitoring/alerts/problems-of-alerts.ts')
  const problems = problemsOfAlerts()
  if (problems.length === 0) lastJudged.keep(sources)
  return problems
}
