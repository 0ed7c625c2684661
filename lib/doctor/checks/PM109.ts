import type { Seen } from '../../cluster/seen.ts'
import type { Discovery } from '../../environment.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { scrapesSelected } from '../prometheus/chosen.ts'
import { namespaceOfPrometheus } from '../prometheus/namespace-of-prometheus.ts'
import { nameOf } from '../prometheus/prometheus-object.ts'
import { mayList } from '../rights.ts'

type PrometheusPod = Seen & { spec: { containers: { name: string; image: string }[] } }

/** The version of the operator behind the environment's Prometheus, by the reloader that it puts beside it: a cluster may have several. */
export const PM109: Check = {
  code: 'PM109',
  title: 'The Prometheus Operator is new enough for the discovery mode.',
  after: ['PM102', 'PM106'],
  rights: ({ environment }) => mayList(['Pod'], namespaceOfPrometheus(environment)),
  run: async scene => {
    const selected = await scrapesSelected(scene)
    if (selected.failure !== undefined) return unseen(selected.failure)
    const prometheus = selected.value.nearest?.prometheus
    if (prometheus === undefined) return skip('there is no Prometheus')
    const { namespace, name } = prometheus.metadata
    const selector = `operator.prometheus.io/name=${name}`
    const { value, failure } = await scene.cluster.list<PrometheusPod>('Pod', { namespace, selector })
    if (failure !== undefined) return unseen(failure)
    const versions = reloaderVersions(value)
    if (versions.length === 0)
      return skip(`no pod of the Prometheus ${nameOf(prometheus)} says by which operator it was made`)
    return found(
      judgeOperator(scene.environment.discovery, versions),
      `operator ${versions.map(text).join(', ')}`,
    )
  },
}

type Version = [major: number, minor: number]

const reloaderVersions = (pods: PrometheusPod[]): Version[] => {
  const images = pods.flatMap(({ spec }) => spec.containers.map(({ image }) => image))
  const versions = images.flatMap(image => {
    const [, major, minor] = /prometheus-config-reloader:v?(\d+)\.(\d+)/.exec(image) ?? []
    return major === undefined ? [] : [[Number(major), Number(minor)] satisfies Version]
  })
  return [...new Map(versions.map(one => [text(one), one])).values()]
}

const text = ([major, minor]: Version): string => `${major}.${minor}`

/** The oldest operator of each mode, as docs/delivery.md has them. */
const oldest: Record<Discovery, Version> = { endpoints: [0, 0], static: [0, 85], endpointslices: [0, 86] }

/** Versions that are too old for a mode. */
export const judgeOperator = (discovery: Discovery, versions: Version[]): Finding[] => {
  const needed = oldest[discovery]
  return versions
    .filter(([major, minor]) => major < needed[0] || (major === needed[0] && minor < needed[1]))
    .map(version => ({
      what: `An operator ${text(version)} runs; \`discovery: '${discovery}'\` needs ${text(needed)}.`,
      why: 'It makes no scrape of what it does not know.',
      mend: { line: "discovery: 'endpoints'" },
    }))
}
