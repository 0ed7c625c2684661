import { nodeInfo } from '../expressions/cluster.ts'
import {
  clusterScrapeSuccess,
  downInstances,
  exporterUp,
  nodeExporterUp,
  nodeScrapeUp,
} from '../expressions/exporters.ts'
import { namedHypervisors } from '../expressions/hypervisors.ts'
import { guestsWithoutStatus, nodesDown } from '../expressions/nodes.ts'
import { promql } from '../expressions/promql.ts'
import { ofCluster, ofExporter, ofNodeExporter, ofRecording } from '../expressions/scope.ts'
import type { Alert } from './alert.ts'

/**
 * Whether what the other alerts look at is there at all. A failed scrape gives no `pve_up`, so nothing but `up` and
 * absence tells of it: without these a dead API looks healthy.
 */
export const monitoring: Alert[] = [
  {
    name: 'ProxmoxExporterDown',
    severity: 'critical',
    for: '5m',
    expression: (scope, { nodeScrape }) => promql`
      ${exporterUp(scope)} == 0
      or absent(up{${ofExporter(scope, 'instance="pve-exporter"')}})
      ${nodeScrape ? `or absent(up{${ofExporter(scope, 'instance="pve-exporter-node"')}})` : ''}`,
    summary: '{{ $labels.instance }} of {{ $labels.environment }} is down',
    description:
      'The exporter that asks the Proxmox VE API does not answer, or Prometheus does not know it: of {{ $labels.environment }} nothing new is known.',
  },
  {
    name: 'ProxmoxClusterScrapeFailing',
    severity: 'critical',
    for: '5m',
    window: '10m',
    expression: (scope, { window, nodeScrape }) => promql`
      (
        ${clusterScrapeSuccess(scope, window)} < 0.5
        or absent_over_time(up{${ofCluster(scope)}}[${window}])
      )
      ${nodeScrape ? `unless on (environment) (${nodeScrapeUp(scope)} == 1)` : ''}`,
    summary: 'No hypervisor of {{ $labels.environment }} answers the cluster scrape',
    description:
      'More than half of the cluster scrapes fail, and no single hypervisor answers either: guests, storages and quorum are unknown, and alerts on them stay silent.',
  },
  {
    name: 'ProxmoxClusterScrapeFailingWhileNodesAnswer',
    severity: 'critical',
    for: '5m',
    window: '10m',
    needs: ['nodeScrape'],
    expression: (scope, { window }) => promql`
      (${clusterScrapeSuccess(scope, window)} < 0.5)
      and on (environment) (${nodeScrapeUp(scope)} == 1)`,
    summary: 'The cluster scrape of {{ $labels.environment }} fails, though hypervisors answer',
    description:
      'Only {{ $value | humanizePercentage }} of the cluster scrapes succeed while single hypervisors answer: one accepts connections and does not answer, or refuses the token.',
  },
  {
    name: 'ProxmoxApiRefused',
    severity: 'warning',
    for: '5m',
    window: '10m',
    needs: ['nodeExporter', 'nodeScrape'],
    expression: (scope, { window }) => promql`
      (${clusterScrapeSuccess(scope, window)} < 0.5)
      and on (environment) (max by (environment) (max_over_time(scrape_duration_seconds{${ofCluster(scope)}}[${window}])) < 5)
      and on (environment) (${exporterUp(scope)} == 1)
      and on (environment) (${nodeExporterUp(scope)} == 1)
      unless on (environment) (${nodeScrapeUp(scope)} == 1)`,
    summary: 'The API of {{ $labels.environment }} refuses the exporter at once',
    description:
      "The hypervisors run and answer node exporter scrapes, and every API scrape fails within 5 seconds: token, permissions or certificate are refused, or pveproxy is down everywhere. The exporter's log has the reason.",
  },
  {
    name: 'ProxmoxClusterSeriesMissing',
    severity: 'critical',
    for: '10m',
    needs: ['node'],
    expression: scope => promql`
      min_over_time(up{${ofCluster(scope)}}[${scope.clusterWindow}]) == 1
      unless on (environment) ${nodeInfo(scope)}`,
    summary: 'The cluster scrape of {{ $labels.environment }} succeeds and gives no nodes',
    description:
      "The exporter answers without the cluster's series: a collector is off, metric relabelling drops them, or the token may audit nothing.",
  },
  {
    name: 'ProxmoxGuestsMissing',
    severity: 'warning',
    for: '5m',
    threshold: { value: 0.2, unit: 'ratio' },
    window: '1h',
    needs: ['resources'],
    expression: (scope, { threshold, window }) => {
      const count = `environment:pve_guest_info:count{${ofRecording(scope)}}`
      return promql`
        (max_over_time(${count}[${window}]) - ${count})
        and ${count} < ${rounded(1 - threshold)} * max_over_time(${count}[${window}])
        and max_over_time(${count}[${window}]) - ${count} >= 3`
    },
    summary: "{{ $value }} guests of {{ $labels.environment }} are gone from the API's answer",
    description:
      'The API lists {{ $value }} guests fewer than within the last hour. Guests that the token may not audit are left out without a word, so this may be a lost permission; deleted guests end it by themselves.',
  },
  {
    name: 'ProxmoxNodeScrapeFailing',
    severity: 'warning',
    for: '5m',
    window: '10m',
    needs: ['nodeScrape'],
    expression: (scope, { window }) =>
      namedHypervisors(promql`
        avg_over_time(${nodeScrapeUp(scope)}[${window}]) < 0.5
        unless on (environment, instance) ${downInstances(scope)}`),
    summary: 'The API of {{ $labels.node }} ({{ $labels.environment }}) does not answer',
    description:
      'The cluster sees the node, but its own API does not answer the exporter: pveproxy or pvedaemon hangs, or a firewall is in between. Replication, subscription and on-boot of this node are unknown.',
  },
  {
    name: 'ProxmoxNodeStatusStale',
    severity: 'warning',
    for: '5m',
    needs: ['resources', 'status'],
    expression: scope => promql`
      ${guestsWithoutStatus(scope)} > 0
      unless on (environment, node) ${nodesDown(scope)}`,
    summary: '{{ $labels.node }} ({{ $labels.environment }}) reports nothing of its {{ $value }} guests',
    description:
      'The node is up, but its guests are unknown and its storages unavailable to the cluster: pvestatd is dead or hangs, most often on a storage that does not answer.',
  },
  {
    name: 'ProxmoxNodeExporterDown',
    severity: 'warning',
    for: '5m',
    needs: ['nodeExporter'],
    expression: scope => promql`
      label_replace(
        (
          ${nodeExporterUp(scope)} == 0
          unless on (environment, instance) ${downInstances(scope)}
        )
        or absent(up{${ofNodeExporter(scope)}}),
        "node", "$1", "instance", "(.+)"
      )`,
    summary: 'node exporter of {{ $labels.node }} ({{ $labels.environment }}) does not answer',
    description:
      'Disks, pools, network and services of this hypervisor are unknown. Without a node: Prometheus knows no node exporter of the environment at all.',
  },
]

const rounded = (value: number): number => Number(value.toPrecision(6))
