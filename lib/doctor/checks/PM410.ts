import { numberOf } from '../../problem/number-of.ts'
import { type Check, found, skip, unseen } from '../check.ts'
import { exporterAnswers } from '../exporter/answers.ts'
import { clusters, membersSeen } from '../exporter/members.ts'
import { literal } from '../prometheus/selection-findings.ts'

/** Several hosts that are no cluster, each of which would be taken for all. */
export const PM410: Check = {
  code: 'PM410',
  title: 'The hypervisors of the file belong to one cluster.',
  after: ['PM403', 'PM404', 'PM405', 'PM406', 'PM407', 'PM408'],
  run: async scene => {
    const { value, failure } = await exporterAnswers(scene)
    if (failure !== undefined) return unseen(failure)
    const seen = membersSeen(value)
    if (seen.length === 0) return skip('the exporters say no members: node scrapes or collectors are off')
    const groups = clusters(seen)
    if (groups.length === 1) return found([], numberOf(seen[0]?.members.length ?? 0, 'member'))
    const { file, hypervisors } = scene.environment
    const [kept = [], ...others] = groups
    const keptNames = kept.map(({ hypervisor }) => hypervisor.name)
    const line = hypervisors
      .filter(({ name }) => keptNames.includes(name))
      .map(({ name, address }) => literal({ name, address }))
    return found([
      {
        what: `The hypervisors of ${file} are no cluster: ${groups.map(group => group.map(({ hypervisor, members }) => `${hypervisor.name} knows ${members.join(', ')}`).join(', ')).join('; ')}.`,
        why: 'The cluster scrape asks whichever host answers, so guests and storages change their host from scrape to scrape.',
        mend: { line: `hypervisors: [${line.join(', ')}]` },
      },
      ...others.map(group => ({
        what: `${group.map(({ hypervisor }) => hypervisor.name).join(', ')} needs an environment file of its own.`,
        why: 'An environment is one cluster, or one host.',
        mend: { advice: 'Write environments/<name>.ts for it, as README.md shows.' },
        severity: 'warn' as const,
      })),
    ])
  },
}
