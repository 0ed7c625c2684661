import { dashboard } from '../dashboard.ts'
import { anyIsBad, anyIsWarning, fillLevels, noLevels } from '../defaults.ts'
import { guestCount, guestCpu, guestMemory, guestsRunning, named } from '../expressions/guests.ts'
import { haStates, haTrouble, haTroubleCount, replicationFailing } from '../expressions/high-availability.ts'
import {
  asNode,
  cpusAllocated,
  cpuUse,
  memoryAllocated,
  memoryUse,
  memoryUseWithoutLargest,
  nodesDown,
  nodesExpected,
  nodesUp,
  nodeUp,
  quorate,
  versions,
  withNodeName,
  withoutSubscription,
} from '../expressions/nodes.ts'
import { firingCount } from '../expressions/scrapes.ts'
import { band, heading } from '../layout.ts'
import { pageLink, rowLink } from '../links.ts'
import { uids } from '../names.ts'
import { barGauge } from '../panels/bar-gauge.ts'
import { bytes, filling, number, since, state } from '../panels/columns.ts'
import { stat } from '../panels/stat.ts'
import { table } from '../panels/table.ts'
import { timeSeries } from '../panels/time-series.ts'
import { ids, inCluster, inNode, last, lastOfNode } from '../series.ts'
import { environments } from '../variables.ts'
import { onlineWords, quorateWords } from '../words.ts'
import { guestsDownStat, notBackedUpStat } from './guest-stats.ts'
import { storages } from './storages.ts'

/** One environment's cluster: is it sound, has it room, and what holds it together. */
export const cluster = () =>
  dashboard({
    uid: uids.cluster,
    title: 'Proxmox / Cluster',
    description:
      'One Proxmox VE cluster (or a host that stands alone): health, nodes, capacity, guests, storage, HA, replication, versions.',
    variables: [environments()],
    bands: [
      band(
        4,
        stat({
          title: 'Quorum',
          description:
            'Whether the cluster is quorate, the worst of those picked. Without quorum no guest can be started or moved: bring nodes or the quorum device back.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `min(${quorate})`, legend: '' },
          words: quorateWords,
          none: 'no cluster',
        }),
        stat({
          title: 'Nodes down',
          description:
            'Nodes that the cluster knows and that are not online. Look at their console or their power.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(${nodesDown})`, legend: '' },
        }),
        guestsDownStat({ link: pageLink('Guests', uids.guests) }),
        stat({
          title: 'HA in trouble',
          description:
            'Guests that the HA manager says are in error, fenced or in recovery, and nodes that it fences or does not know. See `ha-manager status` on a node.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(${haTroubleCount})`, legend: '' },
        }),
        stat({
          title: 'Replication failing',
          description:
            'Replication jobs whose last try failed. `pvesr status` on the source node has the reason. "no job" where nothing is replicated.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(${replicationFailing})`, legend: '' },
          none: 'no job',
          link: pageLink('Storage and backup', uids.storageAndBackup),
        }),
        stat({
          title: 'Memory, N-1',
          description:
            'Share of memory in use if the largest node were lost. Over 100 % its guests find no room: move or shrink guests, or add memory. "one node" where there is no other.',
          unit: 'percentunit',
          decimals: 0,
          levels: { warning: 0.9, bad: 1 },
          query: { expression: `max(${memoryUseWithoutLargest})`, legend: '' },
          none: 'one node',
        }),
        notBackedUpStat(),
        stat({
          title: 'Alerts firing',
          description:
            'Alerts that fire for what is picked. 0 says that none does, not that rules are loaded.',
          unit: 'short',
          levels: anyIsWarning,
          query: { expression: `sum(${firingCount})`, legend: '' },
        }),
      ),
      heading('Nodes'),
      band(
        9,
        table({
          title: 'Nodes',
          description:
            'A row a node, those that are down first. Click a name for the hypervisor. Version and subscription are what each node says of itself; they stay empty where node scrapes are off.',
          levels: noLevels,
          labels: [
            { label: 'environment', heading: 'Environment' },
            {
              label: 'name',
              heading: 'Node',
              link: rowLink('Open the hypervisor', uids.hypervisor, {
                environment: 'Environment',
                node: 'Node',
              }),
            },
            { label: 'version', heading: 'Proxmox VE' },
            { label: 'status', heading: 'Subscription' },
          ],
          values: [
            state('State', `max by (environment, id, name) (${withNodeName(nodeUp)})`, onlineWords, 110),
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
        }),
      ),
      band(
        4,
        stat({
          title: 'Nodes up',
          description: 'Nodes that are online. The next number says of how many.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `sum(${nodesUp})`, legend: '' },
        }),
        stat({
          title: 'Nodes of the cluster',
          description:
            'Nodes that the cluster knows. One that was taken out of service and still counts here is removed by `pvecm delnode`.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `sum(${nodesExpected})`, legend: '' },
        }),
        stat({
          title: 'Guests running',
          description: 'Guests that run, virtual machines and containers.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `sum(${guestsRunning})`, legend: '' },
        }),
        stat({
          title: 'Guests',
          description: 'All guests but templates. A sudden drop may be a token that lost its permission.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `sum(${guestCount})`, legend: '' },
        }),
        stat({
          title: 'Versions',
          description:
            'How many versions the nodes of one cluster run, the most of those picked. More than one is right only while you upgrade.',
          unit: 'short',
          levels: { warning: 2 },
          query: { expression: `max(${versions})`, legend: '' },
          none: 'not scraped',
        }),
        stat({
          title: 'No subscription',
          description:
            'Nodes whose subscription is not active. Right where you have none; else renew it. "not scraped" where the collector is off.',
          unit: 'short',
          levels: anyIsWarning,
          query: { expression: `sum(${withoutSubscription})`, legend: '' },
          none: 'not scraped',
        }),
      ),
      heading('Capacity'),
      band(
        9,
        timeSeries({
          title: 'CPU',
          description: 'Share of all CPUs in use. Over 80 % for long: move guests or add a node.',
          unit: 'percentunit',
          levels: fillLevels,
          max: 1,
          queries: [{ expression: `topk(10, ${cpuUse})`, legend: '{{environment}}' }],
        }),
        timeSeries({
          title: 'Memory now, and if the largest node were lost',
          description:
            'Share of memory in use, with the cache of ZFS. Where the second line is over 100 %, the loss of one node leaves guests without a home.',
          unit: 'percentunit',
          levels: { warning: 0.9, bad: 1 },
          queries: [
            { expression: `topk(10, ${memoryUse})`, legend: '{{environment}} now' },
            {
              expression: `topk(10, ${memoryUseWithoutLargest})`,
              legend: '{{environment}} a node lost',
            },
          ],
        }),
        barGauge({
          title: 'Memory allocated',
          description:
            "Memory that running guests may take, as a share of the nodes'. Over 100 % the cluster lives on their not asking for it at once.",
          unit: 'percentunit',
          levels: { warning: 1, bad: 1.5 },
          query: { expression: `topk(10, ${memoryAllocated})`, legend: '{{environment}}' },
          width: 5,
        }),
        barGauge({
          title: 'CPUs allocated per core',
          description:
            "CPUs of running guests to each of the nodes' own. Over 4 watch the time that guests wait for a CPU (steal, pressure).",
          unit: 'short',
          levels: { warning: 4, bad: 8 },
          query: { expression: `topk(10, ${cpusAllocated})`, legend: '{{environment}}' },
          width: 5,
        }),
      ),
      heading('Guests'),
      band(
        9,
        barGauge({
          title: 'Guests busiest by CPU',
          description:
            'The ten guests that use most of their own CPUs. One at 100 % for long needs more of them, or has a loop.',
          unit: 'percentunit',
          levels: fillLevels,
          max: 1,
          query: { expression: `topk(10, ${named(guestCpu)})`, legend: '{{name}} on {{node}}' },
        }),
        barGauge({
          title: 'Guests fullest of memory',
          description:
            "The ten guests that use most of their own memory, as Proxmox VE sees it: without the guest agent's balloon, cache counts as used.",
          unit: 'percentunit',
          levels: { warning: 0.9, bad: 0.97 },
          max: 1,
          query: { expression: `topk(10, ${named(`(${guestMemory})`)})`, legend: '{{name}} on {{node}}' },
        }),
        timeSeries({
          title: 'Guests running',
          description:
            'Guests that ran. A step down that nobody ordered is an outage of a node, or a token that lost its permission.',
          unit: 'short',
          levels: noLevels,
          coarse: true,
          queries: [
            {
              expression: `sum by (environment) (${inCluster('pve_up', ids.guest)})`,
              legend: '{{environment}}',
            },
          ],
        }),
      ),
      heading('Storage'),
      band(9, storages(100)),
      heading('High availability'),
      band(
        7,
        barGauge({
          title: 'Guests by HA state',
          description:
            'Guests that HA manages, by state, now. "error", "fence" and "recovery" should be none: see `ha-manager status`.',
          unit: 'short',
          levels: noLevels,
          query: { expression: haStates, legend: '{{environment}} {{state}}' },
          none: 'HA manages none',
        }),
        table({
          title: 'In trouble by HA',
          description:
            'Guests in error, fence or recovery, nodes that HA fences or does not know. Clear an error with `ha-manager set <guest> --state disabled`, then `started`.',
          levels: anyIsBad,
          labels: [
            { label: 'environment', heading: 'Environment' },
            { label: 'id', heading: 'ID' },
            { label: 'state', heading: 'HA state' },
          ],
          values: [
            {
              heading: 'In trouble',
              expression: `topk(50, ${haTrouble})`,
              unit: 'short',
              words: { 1: { text: 'yes', level: 'bad' } },
              as: 'ground',
            },
          ],
          none: 'nothing is in trouble',
        }),
      ),
    ],
  })

const eachNode = (expression: string): string => `max by (environment, id) (${expression})`

const byId = (metric: string): string => inCluster(metric, ids.node)
