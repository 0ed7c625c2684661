import { type Result, skip, unseen } from '../check.ts'
import type { Rendered } from '../rendered.ts'
import type { Scene } from '../scene.ts'
import { rulesSelected } from './chosen.ts'
import { apiOf } from './prometheus-api.ts'
import { called, type PrometheusObject } from './prometheus-object.ts'

/** What a check gives that could not ask, or the answer to its question. */
type Asked<Value> = ({ result?: never } & Value) | { result: Result }

/** What the Prometheus that evaluates an environment's rules gives at `/api/v1/<path>`; of several shards the first. */
export const askedOfRules = async <Data>(
  scene: Scene,
  path: string,
): Promise<Asked<{ data?: Data; objects: Rendered[]; prometheus: PrometheusObject }>> => {
  const selected = await rulesSelected(scene)
  if (selected.failure !== undefined) return { result: unseen(selected.failure) }
  const { objects, nearest } = selected.value
  if (objects.length === 0 || nearest === undefined)
    return { result: skip('no Prometheus evaluates rules here') }
  const { prometheus } = nearest
  if (prometheus.kind === 'ThanosRuler')
    return { result: skip(`the ${called(prometheus)} evaluates the rules`) }
  const api = await apiOf(scene, prometheus)
  if (api.failure !== undefined) return { result: unseen(api.failure) }
  const answer = await api.value.ask<Data>(path)
  if (answer.failure !== undefined) return { result: unseen(answer.failure) }
  const [data] = answer.value
  return { ...(data !== undefined && { data }), objects, prometheus }
}
