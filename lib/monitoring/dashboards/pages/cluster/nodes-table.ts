import { noLevels } from '../../appearance.ts'
import { toHypervisor } from '../../links.ts'
import { bytes, filling, number, since, state } from '../../panels/columns.ts'
import type { Sized } from '../../panels/panel.ts'
import { table } from '../../panels/table.ts'
import { ids, inCluster, inNode, last, lastOfNode } from '../../picked-series.ts'
import { asNode, nodeAnswers, nodeState } from '../../queries/nodes.ts'
import { onlineWords, scrapedWords } from '../../value-texts.ts'

/** The nodes, a row each, those that are down first. */
export const nodesTable = (): Sized =>
  table({
    title: 'Nodes',
    description:
      'A row a node, those of which nothing is known and those that are down first. Click a name for the hypervisor. "Its API", version and subscription are what each node says of itself; they stay empty where node scrapes are off.',
    levels: noLevels,
    labels: [
      { label: 'name', heading: 'Node', link: toHypervisor, width: 110 },
      { label: 'environment', heading: 'Environment', last: true },
      { label: 'version', heading: 'Proxmox VE', last: true },
      { label: 'status', heading: 'Subscription', last: true },
    ],
    values: [
      state('State', nodeState, onlineWords, 95),
      state('Its API', eachNode(nodeAnswers), scrapedWords, 105),
      filling('CPU', eachNode(last(byId('pve_cpu_usage_ratio')))),
      filling(
        'Memory',
        eachNode(`${last(byId('pve_memory_usage_bytes'))} / ${last(byId('pve_memory_size_bytes'))}`),
      ),
      filling(
        'Root disk',
        eachNode(`${last(byId('pve_disk_usage_bytes'))} / ${last(byId('pve_disk_size_bytes'))}`),
      ),
      number('CPUs', eachNode(last(byId('pve_cpu_usage_limit'))), 80),
      bytes('Memory size', eachNode(last(byId('pve_memory_size_bytes'))), 120),
      since('Up for', eachNode(last(byId('pve_uptime_seconds'))), 150),
    ],
    also: [
      asNode(', version', inNode('pve_version_info')),
      `max by (environment, id, status) (${lastOfNode(inNode('pve_subscription_status'))} == 1)`,
    ],
    sortBy: [{ heading: 'State', rising: true }],
  })

const eachNode = (expression: string): string => `max by (environment, id) (${expression})`

const byId = (metric: string): string => inCluster(metric, ids.node)
