import type { Answer } from '../../cluster/failure.ts'
import type { Seen } from '../../cluster/seen.ts'
import { undefinedOnError } from '../../problem/undefined-on-error.ts'
import { onceAScene } from '../once-a-scene.ts'
import type { Scene } from '../scene.ts'
import { scrapesSelected } from './chosen.ts'
import { nameOf, type PrometheusObject } from './prometheus-object.ts'

/** A Prometheus's pods, one of each shard, each asked through a forwarded port. */
export interface PrometheusApi {
  prometheus: PrometheusObject
  /** The pod of the first shard. */
  pod: PrometheusPod
  /** What `/api/v1/<path>` gives as `data`, from each shard. */
  ask: <Data>(path: string) => Promise<Answer<Data[]>>
}

export type PrometheusPod = Seen & {
  status?: { podIP?: string; conditions?: { type: string; status: string }[] }
}

/** The API of the Prometheus that selects an environment; undefined where none does. */
export const prometheusApi = onceAScene(async (scene): Promise<Answer<PrometheusApi | undefined>> => {
  const selected = await scrapesSelected(scene)
  if (selected.failure !== undefined) return selected
  const prometheus = selected.value.nearest?.prometheus
  return prometheus === undefined ? { value: undefined } : apiOf(scene, prometheus)
})

export const apiOf = async (
  { cluster }: Scene,
  prometheus: PrometheusObject,
): Promise<Answer<PrometheusApi>> => {
  const { namespace, name } = prometheus.metadata
  const selector = `operator.prometheus.io/name=${name}`
  const { value, failure } = await cluster.list<PrometheusPod>('Pod', { namespace, selector })
  if (failure !== undefined) return { failure }
  const shards = new Map<string, PrometheusPod>()
  for (const pod of value.filter(isReady)) {
    const shard = pod.metadata.labels?.['operator.prometheus.io/shard'] ?? '0'
    if (!shards.has(shard)) shards.set(shard, pod)
  }
  const pods = [...shards.values()]
  const [pod] = pods
  if (pod === undefined)
    return { failure: { kind: 'other', message: `no pod of the Prometheus ${nameOf(prometheus)} is Ready` } }
  return {
    value: {
      prometheus,
      pod,
      ask: async <Data>(path: string) => {
        const answers = await Promise.all(
          pods.map(({ metadata }) => askOne<Data>(cluster, prometheus, metadata.name, path)),
        )
        const refused = answers.find(answer => answer.failure !== undefined)
        return refused?.failure === undefined
          ? { value: answers.map(answer => answer.value as Data) }
          : { failure: refused.failure }
      },
    },
  }
}

/** What is said where nobody is there to be asked. */
export const notReady = (prometheus: PrometheusObject): string =>
  `no pod of the Prometheus ${nameOf(prometheus)} is Ready`

const askOne = async <Data>(
  cluster: Scene['cluster'],
  { metadata: { namespace }, spec }: PrometheusObject,
  pod: string,
  path: string,
): Promise<Answer<Data>> => {
  const answer = await cluster.http(
    { namespace, of: `pod/${pod}`, port: 9090 },
    `${prefixOf(spec)}/api/v1/${path}`,
    { scheme: spec.web?.tlsConfig === undefined ? 'http' : 'https', seconds: 20 },
  )
  if (answer.failure !== undefined) return { failure: answer.failure }
  const { status, body } = answer.value
  const read = undefinedOnError(() => JSON.parse(body) as { data?: Data; error?: string })
  return read?.data === undefined
    ? {
        failure: {
          kind: 'other',
          message: `Prometheus answers ${status} to ${path.split('?')[0]}: ${read?.error ?? body.slice(0, 120)}`,
        },
      }
    : { value: read.data }
}

/** The path under which its server answers. */
const prefixOf = ({ routePrefix, externalUrl }: PrometheusObject['spec']): string => {
  const path = routePrefix ?? (externalUrl === undefined ? '' : new URL(externalUrl).pathname)
  return path.replace(/\/$/, '')
}

const isReady = ({ status }: PrometheusPod): boolean =>
  (status?.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True')
