import type { Failure } from '../../cluster/failure.ts'
import { shell } from '../../problem/shell.ts'
import type { Finding } from '../check.ts'
import type { Scene } from '../scene.ts'
import { scrapesSelected } from './chosen.ts'
import { notReady } from './prometheus-api.ts'
import { nameOf, patched } from './prometheus-object.ts'

/** A Prometheus of which no pod is Ready is a cause, and nothing that could not be seen. */
export const downPrometheus = async (
  scene: Scene,
  failure: Failure | undefined,
): Promise<Finding | undefined> => {
  const prometheus = (await scrapesSelected(scene)).value?.nearest?.prometheus
  if (prometheus === undefined || failure?.message !== notReady(prometheus)) return undefined
  const { namespace, name } = prometheus.metadata
  const why = 'Nobody scrapes, and nobody evaluates rules.'
  if (prometheus.spec.replicas === 0) {
    const what = `The Prometheus ${nameOf(prometheus)} is scaled to no pod.`
    return { what, why, mend: { command: patched(prometheus, { replicas: 1 }) } }
  }
  return {
    what: `No pod of the Prometheus ${nameOf(prometheus)} is Ready.`,
    why,
    mend: {
      command: shell`kubectl --namespace ${namespace} describe pods --selector operator.prometheus.io/name=${name}`,
    },
  }
}
