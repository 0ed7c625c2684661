import { noSample, noScrape } from '../expressions/absence.ts'
import { nodeInfo } from '../expressions/cluster.ts'
import {
  clusterScrapeSuccess,
  downInstances,
  exporterUp,
  hypervisorsGone,
  missedExporterUp,
  nodeExporterUp,
  nodeScrapeUp,
  nodesAnswering,
  unlessGone,
  unlessGoneWithin,
} from '../expressions/exporters.ts'
import { namedHypervisors, textfileAge, textfileError } from '../expressions/hypervisors.ts'
import { guestsWithoutStatus, nodesUnseen } from '../expressions/nodes.ts'
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
    keepFiring: ({ average }) => average('ProxmoxClusterScrapeFailing'),
    // Three restarts in half an hour, as of one that runs out of memory, are no rollout.
    expression: (scope, { nodeScrape }) => promql`
      ${exporterUp(scope)} == 0
      or (avg_over_time(${exporterUp(scope)}[30m]) < 0.8 and changes(${exporterUp(scope)}[30m]) > 4)
      or ${noScrape(scope, ofExporter(scope, 'instance="pve-exporter"'))}
      ${nodeScrape ? `or ${noScrape(scope, ofExporter(scope, 'instance="pve-exporter-node"'))}` : ''}`,
    summary: '{{ $labels.instance }} of {{ $labels.environment }} is down',
    description:
      'The exporter that asks the Proxmox VE API does not answer, restarts again and again (kubectl logs --previous), or Prometheus does not know it. Without pve-exporter guests, storages and quorum are unknown; without pve-exporter-node replication, subscriptions and on-boot are.',
  },
  {
    name: 'ProxmoxHypervisorsGone',
    severity: 'critical',
    for: '2m',
    keepFiring: ({ average, nodeExporter }) => (nodeExporter ? 0 : average('ProxmoxNodeScrapeFailing')),
    expression: (scope, { hypervisors: [only = '', ...others], ...scraped }) =>
      others.length === 0
        ? `label_replace(${hypervisorsGone(scope, scraped)}, "node", "${only}", "", "")`
        : hypervisorsGone(scope, scraped),
    summary:
      '{{ with $labels.node }}The host {{ . }} is gone{{ else }}All hypervisors are gone{{ end }} ({{ $labels.environment }})',
    description:
      'Nothing of the environment answers, neither an API nor a node exporter, while the exporter runs: the host or its whole site is down, or the network to it is cut. Guests, storages and quorum are unknown; no other alert tells of them.',
  },
  {
    name: 'ProxmoxClusterScrapeFailing',
    severity: 'critical',
    for: '5m',
    // Its own window is good again before that of nodes, which are asked less often.
    keepFiring: ({ every, average }) => (average('ProxmoxNodeScrapeFailing') === 0 ? 0 : 2 * every.node),
    window: '10m',
    // The other way round than ProxmoxClusterScrapeFailingWhileNodesAnswer, by the same condition: a node that answers
    // every other time would otherwise begin the `for` of both again and again.
    expression: (scope, { window, ...scraped }) => promql`
      (
        ${clusterScrapeSuccess(scope, window)} < 0.5
        or ${noSample(scope, `up{${ofCluster(scope)}}`, window)}
      )
      ${scraped.nodeScrape ? `unless on (environment) ${nodesAnswering(scope)}` : ''}
      ${unlessGoneWithin(scope, scraped, window)}`,
    summary: 'No hypervisor of {{ $labels.environment }} answers the cluster scrape',
    description:
      "More than half of the cluster scrapes fail, and no single hypervisor answers without a gap: guests, storages and quorum are unknown, and alerts on them stay silent. The API is down or slow, or refuses the token, one of its permissions or the certificate: the exporter's log has the reason.",
  },
  {
    name: 'ProxmoxClusterScrapeFailingWhileNodesAnswer',
    severity: 'critical',
    for: '5m',
    window: '10m',
    needs: ['nodeScrape'],
    expression: (scope, { window }) => promql`
      (${clusterScrapeSuccess(scope, window)} < 0.5)
      and on (environment) ${nodesAnswering(scope)}`,
    summary: 'The cluster scrape of {{ $labels.environment }} fails, though hypervisors answer',
    description:
      "Only {{ $value | humanizePercentage }} of the cluster scrapes succeed while single hypervisors answer: the token lacks a permission that only the cluster scrape needs, such as Sys.Audit on /, or one hypervisor accepts connections and does not answer, or pve-exporter restarts at each scrape, as when out of memory (kubectl logs --previous). The exporter's log has the reason.",
  },
  {
    name: 'ProxmoxApiRefused',
    severity: 'warning',
    for: '5m',
    window: '10m',
    needs: ['nodeExporter', 'nodeScrape'],
    expression: (scope, { window, ...scraped }) => promql`
      (${clusterScrapeSuccess(scope, window)} < 0.5)
      and on (environment) (max by (environment) (max_over_time(scrape_duration_seconds{${ofCluster(scope)}}[${window}])) < 5)
      and on (environment) (${exporterUp(scope)} == 1)
      and on (environment) (${nodeExporterUp(scope)} == 1)
      unless on (environment) ${nodesAnswering(scope)}
      ${unlessGoneWithin(scope, scraped, window)}`,
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
      "The exporter answers without the cluster's series: a collector is off, metric relabelling drops them, or the token lacks the permission to see the nodes.",
  },
  {
    name: 'ProxmoxGuestsMissing',
    severity: 'warning',
    for: '5m',
    threshold: { value: 0.2, unit: 'ratio' },
    window: '1d',
    needs: ['resources'],
    expression: (scope, { threshold, window }) => {
      const count = `environment:pve_guest_info:count{${ofRecording(scope)}}`
      return promql`
        (
          (max_over_time(${count}[${window}]) - ${count})
          and ${count} < ${rounded(1 - threshold)} * max_over_time(${count}[${window}])
          and max_over_time(${count}[${window}]) - ${count} >= 3
        )
        or
        ${noneLeft(count)}`
    },
    summary: "{{ $value }} guests of {{ $labels.environment }} are gone from the API's answer",
    description:
      'The API lists {{ $value }} guests fewer than within the last day. Guests for which the token lacks the permission VM.Audit are left out without a word; guests that were deleted end this by themselves after a day. With no guest left it lasts for a week.',
  },
  {
    name: 'ProxmoxStoragesMissing',
    severity: 'warning',
    for: '5m',
    needs: ['resources'],
    expression: scope => noneLeft(`environment:pve_storage_info:count{${ofRecording(scope)}}`),
    summary: "All storages of {{ $labels.environment }} are gone from the API's answer",
    description:
      'Within the last week the API listed {{ $value }}, a shared one once a node. Storages for which the token lacks the permission Datastore.Audit are left out without a word, and no alert on a full storage can fire.',
  },
  {
    name: 'ProxmoxReplicationMissing',
    severity: 'warning',
    for: '15m',
    needs: ['nodeScrape', 'replication'],
    expression: scope => noneLeft(`environment:pve_replication_info:count{${ofRecording(scope)}}`),
    summary: "All replication jobs of {{ $labels.environment }} are gone from the API's answer",
    description:
      'Within the last week the nodes listed {{ $value }}. Jobs whose guests the token may not see (permission VM.Audit) are left out without a word, and no alert on a late replication can fire. Jobs that were deleted end this after a week; silence it until then.',
  },
  {
    name: 'ProxmoxNodeScrapeFailing',
    severity: 'warning',
    for: '5m',
    window: '10m',
    windowOf: 'node',
    needs: ['nodeScrape'],
    // Where the exporter itself is down no node answers, and none is to blame.
    expression: (scope, { window, ...scraped }) =>
      namedHypervisors(promql`
        avg_over_time(${nodeScrapeUp(scope)}[${window}]) < 0.5
        and on (environment) (
          max_over_time(${nodeScrapeUp(scope)}[${window}]) == 1
          or max_over_time(${exporterUp(scope, 'instance="pve-exporter-node"')}[${window}]) == 1
        )
        unless on (environment, instance) ${downInstances(scope, window)}
        ${unlessGoneWithin(scope, scraped, window)}`),
    summary: 'The API of {{ $labels.node }} ({{ $labels.environment }}) does not answer',
    description:
      "The cluster does not call the node down, but its own API fails the exporter: pveproxy or pvedaemon hangs or is slow, a firewall is in between, the token lacks a permission on this node or on one of its guests, or pve-exporter-node restarts at its scrape, as when out of memory (kubectl logs --previous). Replication and subscription of this node are unknown, and on-boot stays as it was last told. The exporter's log has the reason.",
  },
  {
    name: 'ProxmoxNodeStatusStale',
    severity: 'warning',
    for: '5m',
    needs: ['resources', 'status'],
    expression: scope => promql`
      ${guestsWithoutStatus(scope)} > 0
      unless on (environment, node) ${nodesUnseen(scope)}`,
    summary: '{{ $labels.node }} ({{ $labels.environment }}) reports nothing of its {{ $value }} guests',
    description:
      'The node is up, but its guests are unknown and its storages unavailable to the cluster: pvestatd is dead or hangs, most often on a storage that does not answer, or (before Proxmox VE 9.2.4) on a metric server that does not.',
  },
  {
    name: 'ProxmoxNodeExporterDown',
    severity: 'warning',
    for: '5m',
    needs: ['nodeExporter'],
    expression: (scope, scraped) => promql`
      label_replace(
        (
          ${nodeExporterUp(scope)} == 0
          unless on (environment, instance) ${downInstances(scope)}
          ${unlessGone(scope, scraped)}
        )
        or ${noSample(scope, `up{${ofNodeExporter(scope)}}`, scope.nodeExporterWindow)},
        "node", "$1", "instance", "(.+)"
      )`,
    summary:
      '{{ with $labels.node }}node exporter of {{ . }} ({{ $labels.environment }}) does not answer{{ else }}Prometheus knows no node exporter of {{ $labels.environment }}{{ end }}',
    description:
      'Disks, pools, network and services are unknown: of this hypervisor, or of all of the environment where no node is named.',
  },
  {
    name: 'ProxmoxHypervisorExporterDown',
    severity: 'warning',
    for: '5m',
    needs: ['missedExporters'],
    expression: (scope, scraped) => promql`
      label_replace(
        ${missedExporterUp(scope)} == 0
        unless on (environment, instance) ${downInstances(scope)}
        ${unlessGone(scope, scraped)},
        "node", "$1", "instance", "(.+)"
      )`,
    summary: '{{ $labels.job }} of {{ $labels.node }} ({{ $labels.environment }}) does not answer',
    description:
      'What this exporter tells of the hypervisor is unknown: disks, pools, sensors or the UPS, and alerts on them stay silent.',
  },
  {
    name: 'ProxmoxTextfileFailing',
    severity: 'warning',
    for: '15m',
    needs: ['nodeExporter'],
    expression: scope => namedHypervisors(`${textfileError(scope)} == 1`),
    summary: 'node exporter of {{ $labels.node }} ({{ $labels.environment }}) cannot read a text file',
    description:
      "One of the files in its text file folder is broken or not readable, and its series are missing: alerts on disks and reboots that read them stay silent. node exporter's log names the file.",
  },
  {
    name: 'ProxmoxTextfileOld',
    severity: 'warning',
    for: '15m',
    threshold: { value: 21_600, unit: 'seconds' },
    needs: ['nodeExporter'],
    expression: (scope, { threshold }) => `${namedHypervisors(textfileAge(scope))} > ${threshold}`,
    summary:
      '{{ $labels.file }} of {{ $labels.node }} ({{ $labels.environment }}) was written {{ $value | humanizeDuration }} ago',
    description:
      "The timer of Debian's prometheus-node-exporter-collectors that writes it has died: ProxmoxDiskUnhealthy and ProxmoxRebootRequired judge by what was so then.",
  },
]

/** How many there were where none is left: it lasts for a week, as nothing must not read as well. */
const noneLeft = (count: string): string => promql`
  (max_over_time(${count}[1w]) > 0)
  and ${count} == 0`

const rounded = (value: number): number => Number(value.toPrecision(6))
