import type { Discovery } from '../../environment.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { scrapesSelected } from '../prometheus/chosen.ts'
import { namespaceOfPrometheus } from '../prometheus/namespace-of-prometheus.ts'
import { olderThan, operatorVersions, type Version, versionText } from '../prometheus/operator-versions.ts'
import { nameOf } from '../prometheus/prometheus-object.ts'
import { mayList } from '../rights.ts'

/** The version of the operator behind the environment's Prometheus. */
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
    const { value: versions, failure } = await operatorVersions(scene.cluster, prometheus)
    if (failure !== undefined) return unseen(failure)
    if (versions.length === 0)
      return skip(`no pod of the Prometheus ${nameOf(prometheus)} says by which operator it was made`)
    return found(
      judgeOperator(scene.environment.discovery, versions),
      `operator ${versions.map(versionText).join(', ')}`,
    )
  },
}

/** The oldest operator of each mode, as docs/delivery.md has them. */
const oldest: Record<Discovery, Version> = { endpoints: [0, 0], static: [0, 85], endpointslices: [0, 86] }

/** Versions that are too old for a mode. */
export const judgeOperator = (discovery: Discovery, versions: Version[]): Finding[] =>
  olderThan(versions, oldest[discovery]).map(version => ({
    what: `An operator ${versionText(version)} runs; \`discovery: '${discovery}'\` needs ${versionText(oldest[discovery])}.`,
    why: 'It makes no scrape of what it does not know.',
    mend: { line: "discovery: 'endpoints'" },
  }))
