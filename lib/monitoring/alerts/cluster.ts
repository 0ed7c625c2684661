import {
  hostsWithoutCluster,
  nodeInfo,
  qdeviceUp,
  quorate,
  quorateByOwnView,
  subscriptionSecondsLeft,
  subscriptionStatus,
  versions,
  viewsOfCluster,
} from '../expressions/cluster.ts'
import { nodeExporterUp, nodeScrapeUp } from '../expressions/exporters.ts'
import { guestsFrozen } from '../expressions/guests.ts'
import { namedHypervisors } from '../expressions/hypervisors.ts'
import { namedNodes, nodeHaState, nodeRestarts, nodesDown, nodesLostByHa } from '../expressions/nodes.ts'
import { promql } from '../expressions/promql.ts'
import type { Alert } from './alert.ts'

/**
 * The cluster and its members. Two minutes for quorum and nodes are Zabbix's and Pulse's grace for a node that
 * reboots its network; a standalone host has no `cluster/…` series and raises none of the cluster's own.
 */
export const cluster: Alert[] = [
  {
    name: 'ProxmoxClusterNotQuorate',
    severity: 'critical',
    for: '2m',
    needs: ['status'],
    // A side that has quorum is a parted network, which ProxmoxNodesDisagree tells whichever side answers.
    expression: (scope, { nodeScrape, nodeExporter }) => promql`
      ${quorate(scope)} == 0
      ${nodeScrape ? `unless on (environment) ${quorateByOwnView(scope, nodeExporter)}` : ''}`,
    summary: '{{ $labels.id }} ({{ $labels.environment }}) has lost its quorum',
    description:
      'No node that answers sees more than half of the votes: /etc/pve is read-only, no guest can be started or migrated, and with HA the nodes fence themselves.',
  },
  {
    name: 'ProxmoxQDeviceDown',
    severity: 'warning',
    for: '10m',
    needs: ['qdevice'],
    expression: scope => `${qdeviceUp(scope)} == 0`,
    summary: 'The quorum device of {{ $labels.environment }} is not connected',
    description:
      "The answering node has no vote of the quorum device: in a cluster of two the next node's loss costs the quorum.",
  },
  {
    name: 'ProxmoxNodeDown',
    severity: 'critical',
    for: '2m',
    keepFiring: ({ every }) => 2 * every.cluster,
    needs: ['status'],
    expression: nodesDown,
    summary: '{{ $labels.node }} ({{ $labels.environment }}) is down',
    description:
      'The cluster no longer sees the node, its own API does not answer, and it is not in maintenance. Its guests are down, or HA starts them elsewhere; no other alert tells of them.',
  },
  {
    name: 'ProxmoxNodeRestarting',
    severity: 'critical',
    for: '1m',
    threshold: { value: 2, unit: 'count' },
    window: '1h',
    needs: ['resources'],
    expression: (scope, { threshold, window }) => `(${nodeRestarts(scope, window)}) > ${threshold}`,
    summary: '{{ $labels.node }} ({{ $labels.environment }}) was started {{ $value }} times within the hour',
    description:
      'The node boots again and again, and each time its guests have a quarter of an hour in which nothing is told of them: hardware, a kernel that panics, or a watchdog that fences it.',
  },
  {
    name: 'ProxmoxNodesDisagree',
    severity: 'critical',
    for: '6m',
    keepFiring: ({ every }) => 2 * every.cluster,
    forNodeScrapes: 2,
    needs: ['nodeScrape', 'cluster'],
    expression: scope => `${viewsOfCluster(scope)} > 1`,
    summary: 'The nodes of {{ $labels.environment }} see the cluster in {{ $value }} ways',
    description:
      "The nodes do not agree on quorum or on the number of members: the cluster's network is parted, or corosync of a node is stuck. Nodes that still answer are not told as down, whichever side does not see them.",
  },
  {
    name: 'ProxmoxNodeNotListed',
    severity: 'warning',
    for: '15m',
    needs: ['node'],
    expression: (scope, { hypervisors }) => namedNodes(nodeInfo(scope, `name!~"${inAnyCase(hypervisors)}"`)),
    summary: '{{ $labels.name }} is in the cluster of {{ $labels.environment }} and not in its file',
    description:
      'The Proxmox VE cluster has a node that the environment does not list among its hypervisors, so neither its node exporter nor its own API is scraped.',
  },
  {
    name: 'ProxmoxNodeNotInCluster',
    severity: 'warning',
    for: '15m',
    needs: ['node'],
    // PromQL can't match without case, but it can count: where all are there, none is told for its capitals.
    expression: (scope, { hypervisors }) =>
      namedHypervisors(promql`
        group by (environment, instance) (last_over_time(${nodeScrapeUp(scope)}[${scope.nodeWindow}]) or ${nodeExporterUp(scope)})
        unless on (environment, instance) label_replace(group by (environment, name) (${nodeInfo(scope)}), "instance", "$1", "name", "(.+)")
        and on (environment) ${nodeInfo(scope)}
        unless on (environment)
          count by (environment) (group by (environment, name) (${nodeInfo(scope, `name=~"${inAnyCase(hypervisors)}"`)})) >= ${hypervisors.length}`),
    summary: '{{ $labels.node }} is listed for {{ $labels.environment }} and not in its cluster',
    description:
      'The environment lists a hypervisor that the Proxmox VE cluster does not have: it was removed or renamed, or its address leads to another cluster.',
  },
  {
    name: 'ProxmoxVersionsDiffer',
    severity: 'info',
    for: '1d',
    needs: ['nodeScrape', 'version'],
    expression: scope => `${versions(scope)} > 1`,
    summary: 'The nodes of {{ $labels.environment }} run {{ $value }} versions of Proxmox VE',
    description: 'An upgrade was left half done for a day: live migration towards older nodes may fail.',
  },
  {
    name: 'ProxmoxNodeHaFailed',
    severity: 'critical',
    for: '3m',
    needs: ['resources'],
    expression: nodesLostByHa,
    summary: 'HA sees {{ $labels.node }} ({{ $labels.environment }}) as {{ $labels.state }}',
    description:
      'The HA manager has lost a node that the cluster still sees, or has been fencing one for a quarter of an hour: until it is fenced, HA starts none of its guests elsewhere.',
  },
  {
    name: 'ProxmoxHaFrozen',
    severity: 'warning',
    for: '30m',
    needs: ['resources'],
    expression: guestsFrozen,
    summary: 'HA of {{ $labels.environment }} has frozen {{ $value }} guests',
    description:
      'For half an hour HA has neither restarted nor recovered these guests: it was disarmed (ha-manager crm-command disarm-ha freeze) and not armed again, or the node on which they are was shut down and did not come back.',
  },
  {
    name: 'ProxmoxNodeInMaintenance',
    severity: 'warning',
    for: '12h',
    needs: ['resources'],
    expression: scope => `${nodeHaState(scope, 'maintenance')} == 1`,
    summary: '{{ $labels.node }} ({{ $labels.environment }}) has been in maintenance for half a day',
    description:
      'While a node is in maintenance HA keeps guests away from it, and ProxmoxNodeDown does not tell that it is down: end it (ha-manager crm-command node-maintenance disable) when the work is done.',
  },
  {
    name: 'ProxmoxSubscriptionInvalid',
    severity: 'warning',
    for: '1h',
    needs: ['nodeScrape', 'subscription'],
    expression: scope => namedNodes(`${subscriptionStatus(scope, 'invalid|expired|suspended')} == 1`),
    summary: 'The subscription of {{ $labels.node }} ({{ $labels.environment }}) is {{ $labels.status }}',
    description:
      'The node no longer gets updates from the enterprise repository. A node without a subscription raises nothing.',
  },
  {
    name: 'ProxmoxSubscriptionExpiring',
    severity: 'info',
    for: '1h',
    threshold: { value: 2_592_000, unit: 'seconds' },
    needs: ['nodeScrape', 'subscription'],
    expression: (scope, { threshold }) => namedNodes(`${subscriptionSecondsLeft(scope)} > 0 < ${threshold}`),
    summary:
      'The subscription of {{ $labels.node }} ({{ $labels.environment }}) ends in {{ $value | humanizeDuration }}',
    description: 'Renew it, or the node gets no more updates from the enterprise repository.',
  },
  {
    name: 'ProxmoxStandaloneHostsMixed',
    severity: 'warning',
    for: '15m',
    needs: ['nodeScrape', 'cluster'],
    expression: hostsWithoutCluster,
    summary: 'In no cluster: {{ $value }} of the hypervisors of {{ $labels.environment }}',
    description:
      'An environment is one cluster. Hosts outside it mix with the others: guests of one number take turns, so guests seem to vanish, move and restart, and rates are wrong. Give each standalone host an environment of its own.',
  },
]

/** An environment's names are lower case, as Endpoints ask for; Proxmox VE's may have capitals. */
const inAnyCase = (hypervisors: string[]): string => `(?i:${hypervisors.join('|')})`
