import type { Seen } from '../../cluster/seen.ts'
import type { Discovery } from '../../environment.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { mayList } from '../rights.ts'

type PrometheusPod = Seen & { spec: { containers: { name: string; image: string }[] } }

/** The operator's version, by the reloader that it puts beside each Prometheus. */
export const PM109: Check = {
  code: 'PM109',
  title: 'The Prometheus Operator is new enough for the discovery mode.',
  after: ['PM102'],
  rights: () => mayList(['Pod']),
  run: async ({ cluster, environment: { discovery } }) => {
    const { value, failure } = await cluster.list<PrometheusPod>('Pod', {
      selector: 'app.kubernetes.io/name=prometheus',
    })
    if (failure !== undefined) return unseen(failure)
    const versions = reloaderVersions(value)
    if (versions.length === 0) return skip('no Prometheus says by which operator it was made')
    return found(judgeOperator(discovery, versions), `operator ${versions.map(text).join(', ')}`)
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
