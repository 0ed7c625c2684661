import { nodeCpuRatio, nodeRootRatio } from '../expressions/nodes.ts'
import { ofRecording } from '../expressions/scope.ts'
import type { Alert } from './alert.ts'

const node = '{{ $labels.node }} ({{ $labels.environment }})'

/**
 * What a node has left, as the API tells it: 90 % is Zabbix's level for CPU (`min(…,5m)`) and memory and Pulse's for disks; ours holds
 * for a quarter of an hour. N-1, that the others carry the largest node's load, is nobody else's, and what HA needs.
 */
export const nodes: Alert[] = [
  {
    name: 'ProxmoxNodeCpuHigh',
    severity: 'warning',
    for: '15m',
    threshold: { value: 0.9, unit: 'ratio' },
    window: '15m',
    needs: ['resources'],
    expression: (scope, { threshold, window }) => `${nodeCpuRatio(scope, window)} > ${threshold}`,
    summary: `${node} uses {{ $value | humanizePercentage }} of its CPUs`,
    description: 'For half an hour the node has had nearly no idle CPU: its guests wait for each other.',
  },
  {
    name: 'ProxmoxNodeMemoryHigh',
    severity: 'warning',
    for: '15m',
    threshold: { value: 0.9, unit: 'ratio' },
    needs: ['resources'],
    expression: (scope, { threshold }) => `node:pve_memory_usage:ratio{${ofRecording(scope)}} > ${threshold}`,
    summary: `${node} uses {{ $value | humanizePercentage }} of its memory`,
    description:
      "Guests and services, without ZFS's cache where node exporter tells it, leave little: next the kernel swaps, or kills a guest.",
  },
  {
    name: 'ProxmoxNodeRootFull',
    severity: 'warning',
    for: '15m',
    threshold: { value: 0.9, unit: 'ratio' },
    needs: ['resources'],
    expression: (scope, { threshold }) => `${nodeRootRatio(scope)} > ${threshold}`,
    summary: `The root file system of ${node} is {{ $value | humanizePercentage }} full`,
    description: "A full root stops the cluster's file system (pmxcfs), logins and tasks.",
  },
  {
    name: 'ProxmoxMemoryOvercommitted',
    severity: 'warning',
    for: '30m',
    threshold: { value: 0.95, unit: 'ratio' },
    needs: ['resources'],
    expression: (scope, { threshold }) =>
      `environment:pve_memory_usage:ratio_without_largest_node{${ofRecording(scope)}} > ${threshold}`,
    summary:
      "{{ $labels.environment }} can't carry the loss of its largest node: {{ $value | humanizePercentage }} of the other nodes' memory would be used",
    description:
      'The memory that is used now does not fit into the nodes that are left when the largest one dies: HA could not start all its guests.',
  },
]
