import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '../../cluster/fault.ts'
import type { EnvironmentName } from '../environments.ts'
import type { Event } from '../event.ts'
import { hypervisorsOf } from '../shared.ts'

/** While one hypervisor of several fails a scrape, whichever of them answers the cluster scrape decides whether that one fails, too. */
const clusterScrape = {
  alertnames: ['ProxmoxClusterScrapeFailingWhileNodesAnswer'],
  why: 'a third of the cluster scrapes asks the hypervisor that fails',
}

const faulty = (environment: EnvironmentName, node: string, fault: Fault) => ({
  begin: async () => hypervisorsOf[environment].hypervisors[node]?.fault(fault),
  end: async () => hypervisorsOf[environment].hypervisors[node]?.heal(),
})

/** A member of a cluster stops answering, and the others see that. */
const dies = (
  environment: EnvironmentName,
  node: string,
  kind: 'drop' | 'refuse',
  own: Partial<Event> = {},
): Event => {
  const { begin, end } = faulty(environment, node, { kind })
  const { change } = hypervisorsOf[environment]
  return {
    what: `${node} dies: its connections are ${kind === 'drop' ? 'dropped' : 'refused'}`,
    kind: 'a hypervisor',
    touches: [environment],
    environment,
    begin: async () => {
      await begin()
      await change({ nodes: { [node]: { online: false, haState: 'unknown' } } })
    },
    end: async () => {
      await end()
      await change({ nodes: { [node]: { online: true, haState: 'online' } } })
    },
    raises: [{ alertname: 'ProxmoxNodeDown', severity: 'critical', node }],
    perhaps: {
      alertnames: ['ProxmoxMemoryOvercommitted'],
      why: 'the memory of two hypervisors does not carry the loss of one more; where it fires it is held back',
    },
    ...own,
  }
}

/** A host that stands alone stops answering. */
const vanishes = (kind: 'drop' | 'refuse'): Event => ({
  what: `faro1, which stands alone, ${kind === 'drop' ? 'drops all packets' : 'refuses connections'}`,
  kind: 'a hypervisor',
  touches: ['faro'],
  environment: 'faro',
  ...faulty('faro', 'faro1', { kind }),
  raises: [{ alertname: 'ProxmoxHypervisorsGone', severity: 'critical', node: 'faro1' }],
  // Longer than a window: all scrapes that it holds have failed when the host comes back.
  lasts: 40,
})

export const hostEvents: Event[] = [
  dies('oslo', 'oslo2', 'drop'),
  dies('oslo', 'oslo3', 'refuse'),
  dies('bern', 'bern2', 'drop', {
    what: 'bern2 dies, and stays away until memory counts as too little',
    touches: ['bern', 'alertmanager'],
    held: [{ alertname: 'ProxmoxMemoryOvercommitted', severity: 'warning' }],
  }),
  vanishes('drop'),
  vanishes('refuse'),
  {
    what: 'the API of faro1, which stands alone, hangs',
    kind: 'a hypervisor',
    touches: ['faro'],
    environment: 'faro',
    ...faulty('faro', 'faro1', { kind: 'silent', ports: [8006] }),
    raises: [{ alertname: 'ProxmoxClusterScrapeFailing', severity: 'critical' }],
    perhaps: {
      alertnames: ['ProxmoxNodeScrapeFailing'],
      why: 'the node scrape may be told before the cluster scrape holds it back',
    },
  },
  {
    ...vanishes('drop'),
    what: 'faro1 is off, and boots: its API answers ten seconds after its node exporter',
    end: async () => {
      await hypervisorsOf.faro.hypervisors.faro1?.fault({ kind: 'refuse', ports: [8006] })
      await pause(10_000)
      await hypervisorsOf.faro.hypervisors.faro1?.heal()
    },
  },
  {
    what: 'the API of oslo1 hangs',
    kind: 'a hypervisor',
    touches: ['oslo'],
    environment: 'oslo',
    ...faulty('oslo', 'oslo1', { kind: 'silent', ports: [8006] }),
    raises: [{ alertname: 'ProxmoxNodeScrapeFailing', severity: 'warning', node: 'oslo1' }],
    perhaps: clusterScrape,
  },
  {
    what: 'the API of bern3 answers with errors',
    kind: 'a hypervisor',
    touches: ['bern'],
    environment: 'bern',
    begin: () => hypervisorsOf.bern.change({ nodes: { bern3: { fault: 'broken' } } }),
    end: () => hypervisorsOf.bern.change({ nodes: { bern3: { fault: 'none' } } }),
    raises: [{ alertname: 'ProxmoxNodeScrapeFailing', severity: 'warning', node: 'bern3' }],
    perhaps: clusterScrape,
  },
  {
    what: 'the node exporter of bern1 refuses connections',
    kind: 'a hypervisor',
    touches: ['bern'],
    environment: 'bern',
    ...faulty('bern', 'bern1', { kind: 'refuse', ports: [9100] }),
    raises: [{ alertname: 'ProxmoxNodeExporterDown', severity: 'warning', node: 'bern1' }],
  },
  {
    what: 'oslo3 is away for six seconds',
    kind: 'a hypervisor',
    touches: ['oslo'],
    environment: 'oslo',
    begin: async () => {
      const { begin, end } = dies('oslo', 'oslo3', 'drop')
      await begin()
      await pause(6_000)
      await end?.()
    },
  },
]
