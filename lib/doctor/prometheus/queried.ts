import { type Result, skip, unseen } from '../check.ts'
import type { Scene } from '../scene.ts'
import { type KnownTargets, knownTargets } from './targets.ts'

/** A series of an instant query's answer. */
interface Row {
  metric: Record<string, string>
  value: [time: number, value: string]
}

/** What an instant query gives from every shard of the environment's Prometheus, or the result of a check that cannot ask. */
export const queried = async (
  scene: Scene,
  query: string,
): Promise<{ result: Result } | { result?: never; rows: Row[]; known: KnownTargets }> => {
  const { value: known, failure } = await knownTargets(scene)
  if (failure !== undefined) return { result: unseen(failure) }
  if (known === undefined) return { result: skip('no Prometheus selects the environment') }
  if (known.api.prometheus.kind === 'PrometheusAgent') return { result: skip('an agent answers no queries') }
  const answer = await known.api.ask<{ result: Row[] }>(`query?${new URLSearchParams({ query })}`)
  if (answer.failure !== undefined) return { result: unseen(answer.failure) }
  return { rows: answer.value.flatMap(({ result }) => result), known }
}
