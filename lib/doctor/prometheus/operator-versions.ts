import type { Cluster } from '../../cluster/cluster.ts'
import type { Answer } from '../../cluster/failure.ts'
import type { Seen } from '../../cluster/seen.ts'
import type { PrometheusObject } from './prometheus-object.ts'

type PrometheusPod = Seen & { spec: { containers: { name: string; image: string }[] } }

/** A version of the Prometheus Operator. */
export type Version = [major: number, minor: number]

/** The version of the operator behind a Prometheus, by the reloader that it puts beside it: a cluster may have several operators. */
export const operatorVersions = async (
  cluster: Cluster,
  { metadata: { namespace, name } }: PrometheusObject,
): Promise<Answer<Version[]>> => {
  const selector = `operator.prometheus.io/name=${name}`
  const { value, failure } = await cluster.list<PrometheusPod>('Pod', { namespace, selector })
  return failure === undefined ? { value: reloaderVersions(value) } : { failure }
}

const reloaderVersions = (pods: PrometheusPod[]): Version[] => {
  const images = pods.flatMap(({ spec }) => spec.containers.map(({ image }) => image))
  const versions = images.flatMap(image => {
    const [, major, minor] = /prometheus-config-reloader:v?(\d+)\.(\d+)/.exec(image) ?? []
    return major === undefined ? [] : [[Number(major), Number(minor)] satisfies Version]
  })
  return [...new Map(versions.map(one => [versionText(one), one])).values()]
}

export const versionText = ([major, minor]: Version): string => `${major}.${minor}`

/** The versions that are older than the one that is needed. */
export const olderThan = (versions: Version[], needed: Version): Version[] =>
  versions.filter(([major, minor]) => major < needed[0] || (major === needed[0] && minor < needed[1]))
