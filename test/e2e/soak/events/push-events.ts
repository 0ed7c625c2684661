import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../../../../lib/environment.ts'
import { reconciledIn } from '../../cluster/flux.ts'
import { type EnvironmentName, environments, names, targetsOf } from '../environments.ts'
import type { Event } from '../event.ts'
import { cluster, laboratory, tree } from '../shared.ts'

/** Pushes an environment, and waits until Flux has applied it and Prometheus has its targets. */
async function push(name: EnvironmentName, environment: Environment) {
  tree.write(name, environment)
  const commit = await tree.push(`another ${name}`)
  await reconciledIn(cluster, `proxmox-monitoring-${name}`, commit)
  await cluster.waitFor(
    `the targets of ${name}`,
    async () => (await laboratory.targets(name)).length === targetsOf(environment),
  )
}

const pushed = (
  name: EnvironmentName,
  what: string,
  environment: Environment,
  own: Partial<Event> = {},
): Event => ({
  what,
  kind: 'a push',
  touches: ['git', 'api', name],
  environment: name,
  begin: () => push(name, environment),
  end: () => push(name, environments[name]),
  ...own,
})

/** Leaves one hypervisor out of the environment, which its cluster still has. */
const without = (name: EnvironmentName, node: string): Event => {
  const [first, ...others] = environments[name].hypervisors.filter(hypervisor => hypervisor.name !== node)
  if (first === undefined) throw new Error(`${name} has no other hypervisor than ${node}`)
  return pushed(
    name,
    `${node} is taken out of ${name}, and listed again`,
    { ...environments[name], hypervisors: [first, ...others] },
    { raises: [{ alertname: 'ProxmoxNodeNotListed', severity: 'warning', node }] },
  )
}

const { oslo, bern, faro } = environments
const rulesOf = ({ alerts }: Environment) => (alerts ? alerts.rules : {})

let count = 0

export const pushEvents: Event[] = [
  without('oslo', 'oslo3'),
  without('bern', 'bern3'),
  pushed(
    'oslo',
    'a threshold of oslo is lowered below what a storage uses, and raised again',
    {
      ...oslo,
      alerts: {
        ...oslo.alerts,
        rules: { ...rulesOf(oslo), ProxmoxStorageUsageHigh: { for: '40s', threshold: 0.5 } },
      },
    },
    { raises: [{ alertname: 'ProxmoxStorageUsageHigh', severity: 'warning', storage: 'dumps' }] },
  ),
  pushed('faro', 'the alerts of faro get a label, and lose it', {
    ...faro,
    alerts: { ...faro.alerts, labels: { team: 'virtualization' } },
  }),
  pushed('bern', 'the exporters of bern get an annotation, which makes new pods', {
    ...bern,
    pveExporter: { ...bern.pveExporter, podAnnotations: { 'example.com/note': 'soak' } },
  }),
  {
    what: 'a push that changes no environment',
    kind: 'a push',
    touches: ['git', 'api'],
    begin: async () => {
      writeFileSync(join(tree.folder, 'NOTES'), `${++count}\n`)
      const commit = await tree.push('a note')
      // The artifact holds what Flux reads of the repository alone: its revision still is that commit.
      for (const name of names) await reconciledIn(cluster, `proxmox-monitoring-${name}`, commit)
    },
  },
]
