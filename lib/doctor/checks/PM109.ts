import type { Discovery } from '../../environment.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { olderThan, operatorVersions, type Version, versionText } from '../prometheus/operator-versions.ts'
import { mayList } from '../rights.ts'

/** The operator's version, by the reloader that it puts beside each Prometheus. */
export const PM109: Check = {
  code: 'PM109',
  title: 'The Prometheus Operator is new enough for the discovery mode.',
  after: ['PM102'],
  rights: () => mayList(['Pod']),
  run: async ({ cluster, environment: { discovery } }) => {
    const { value: versions, failure } = await operatorVersions(cluster)
    if (failure !== undefined) return unseen(failure)
    if (versions.length === 0) return skip('no Prometheus says by which operator it was made')
    return found(judgeOperator(discovery, versions), `operator ${versions.map(versionText).join(', ')}`)
  },
}

/** The oldest operator of each mode, as docs/delivery.md has them. */
const oldest: Record<Discovery, Version> = { endpoints: [0, 0], static: [0, 85], endpointslices: [0, 86] }

/** Versions that are too old for a mode. */
export const judgeOperator = (discovery: Discovery, versions: Version[]): Finding[] => {
  const needed = oldest[discovery]
  return olderThan(versions, needed).map(version => ({
    what: `An operator ${versionText(version)} runs; \`discovery: '${discovery}'\` needs ${versionText(needed)}.`,
    why: 'It makes no scrape of what it does not know.',
    mend: { line: "discovery: 'endpoints'" },
  }))
}
