import type { FieldName } from '../environment/field-name.ts'
import type { Fault } from '../problem/fault.ts'
import { fieldName } from '../problem/field-path.ts'
import type { Rule } from './rule.ts'
import { addresses, atMostThousand, uniqueAddresses } from './rules/addresses.ts'
import { alertLabels, alertLimits, alertNames } from './rules/alerts.ts'
import { backupServers } from './rules/backup-servers.ts'
import { usedCollectors } from './rules/collectors.ts'
import { sealedValues, templates } from './rules/credentials.ts'
import { customExporters } from './rules/custom-exporters.ts'
import { found } from './rules/dashboards.ts'
import { deliveryRules } from './rules/delivery.ts'
import { dnsAddresses, unusedDNS } from './rules/dns.ts'
import { exporterClient } from './rules/exporter-client.ts'
import { exporterPorts } from './rules/exporter-ports.ts'
import { exporterVersion } from './rules/exporter-version.ts'
import { hostAliases } from './rules/host-aliases.ts'
import { joinedNames } from './rules/joined-names.ts'
import { labelKeys, oneValueALabel } from './rules/labels.ts'
import { closed, peers } from './rules/network-policy.ts'
import { applicationAnnotations, ownObjects } from './rules/own-delivery-objects.ts'
import { annotationKeys, keptIdentities } from './rules/patches.ts'
import { placeholders } from './rules/placeholders.ts'
import { affinity, podAnnotations } from './rules/placement.ts'
import { scrapeConfigOnOpenShift } from './rules/platform.ts'
import { prefixedNames, uniqueHypervisors } from './rules/prefixed-names.ts'
import { prometheusAccount } from './rules/prometheus-access.ts'
import { linkedRunbooks } from './rules/runbooks.ts'
import { durations, ownJob, seldomScraped, timeouts } from './rules/scrapes.ts'
import { ownServerNames, publicNames, unusedServerNames } from './rules/server-names.ts'
import { singleExporter } from './rules/single-exporter.ts'
import { telegrafToken } from './rules/telegraf.ts'
import { certificateAuthority } from './rules/tls.ts'
import { usedExporters } from './rules/used-exporters.ts'
import { imagePullSecrets, resources, tolerations, wholeBytes } from './rules/workload.ts'

/** The rules, each with the fields that it reads: where one of them does not fit the schema, it has nothing to judge. */
export const rules: [Rule, FieldName[]][] = [
  [prefixedNames, ['namePrefix']],
  [
    joinedNames,
    [
      'namespace',
      'namePrefix',
      'pveExporter.credentials',
      'pveExporter.certificateSecret',
      'nodeExporter',
      'exporters',
      'delivery',
    ],
  ],
  [uniqueHypervisors, ['hypervisors.name']],
  [addresses, ['hypervisors.address', 'discovery']],
  [uniqueAddresses, ['hypervisors.address']],
  [atMostThousand, ['hypervisors']],
  [
    labelKeys,
    [
      'labels',
      'pveExporter.nodeSelector',
      'prometheus.monitorLabels',
      'prometheus.ruleLabels',
      'networkPolicy',
      'dashboards',
    ],
  ],
  [oneValueALabel, ['labels', 'prometheus.monitorLabels', 'prometheus.ruleLabels', 'dashboards']],
  [durations, ['pveExporter', 'nodeExporter', 'exporters', 'telegraf', 'delivery']],
  [alertNames, ['alerts']],
  [alertLimits, ['alerts']],
  [alertLabels, ['alerts']],
  [
    timeouts,
    [
      'pveExporter.interval',
      'pveExporter.nodeInterval',
      'pveExporter.scrapeTimeout',
      'nodeExporter',
      'exporters',
    ],
  ],
  [seldomScraped, ['pveExporter.interval', 'pveExporter.nodeInterval', 'nodeExporter', 'exporters']],
  [ownJob, ['nodeExporter', 'exporters']],
  [usedCollectors, ['pveExporter.collectors', 'pveExporter.nodeInterval']],
  [usedExporters, ['hypervisors.exporters', 'nodeExporter', 'exporters']],
  [exporterPorts, ['hypervisors', 'nodeExporter', 'exporters']],
  [customExporters, ['exporters']],
  [singleExporter, ['hypervisors.exporters', 'pveExporter.single']],
  [certificateAuthority, ['pveExporter.tls']],
  [unusedServerNames, ['hypervisors', 'pveExporter.tls', 'pveExporter.nodeInterval']],
  [publicNames, ['hypervisors', 'pveExporter.tls', 'pveExporter.nodeInterval']],
  [ownServerNames, ['hypervisors', 'pveExporter.tls', 'pveExporter.nodeInterval']],
  [hostAliases, ['hypervisors', 'discovery', 'pveExporter.tls']],
  [exporterVersion, ['pveExporter.image']],
  [podAnnotations, ['pveExporter.podAnnotations']],
  [affinity, ['pveExporter.affinity']],
  [scrapeConfigOnOpenShift, ['platform', 'discovery', 'nodeExporter', 'exporters']],
  [wholeBytes, ['pveExporter.resources', 'telegraf']],
  [resources, ['pveExporter.resources', 'telegraf']],
  [imagePullSecrets, ['pveExporter.imagePullSecrets']],
  [tolerations, ['pveExporter.tolerations']],
  [closed, ['networkPolicy', 'pveExporter.tls']],
  [peers, ['networkPolicy']],
  [dnsAddresses, ['networkPolicy']],
  [unusedDNS, ['networkPolicy', 'discovery']],
  [prometheusAccount, ['namespace', 'prometheus']],
  [sealedValues, ['namespace', 'namePrefix', 'pveExporter.credentials']],
  [templates, ['pveExporter.credentials', 'pveExporter.tls']],
  [exporterClient, ['nodeExporter', 'exporters']],
  [deliveryRules, ['delivery', 'discovery', 'pveExporter.credentials']],
  [ownObjects, ['delivery']],
  [applicationAnnotations, ['delivery']],
  [placeholders, ['delivery']],
  [linkedRunbooks, ['alerts', 'delivery']],
  [telegrafToken, ['telegraf', 'pveExporter.credentials']],
  [backupServers, ['backupServers']],
  [found, ['dashboards']],
  [keptIdentities, ['patches']],
  [annotationKeys, ['patches']],
]

/** The rules that read no faulty field. */
export const applicable = (faults: Fault[]): Rule[] => {
  const faulty = [...new Set(faults.flatMap(fieldsOf))]
  return rules
    .filter(([, fields]) => !fields.some(field => faulty.some(fault => overlap(field, fault))))
    .map(([rule]) => rule)
}

/** The field of a fault, and the one that was meant where it is misspelt or misplaced. */
const fieldsOf = ({ path, unknownField: { meant, place } = {} }: Fault): string[] => [
  ...[path, ...(meant === undefined ? [] : [[...path.slice(0, -1), meant]])].map(field =>
    fieldName(field.filter(part => typeof part === 'string')),
  ),
  ...(place === undefined ? [] : [place]),
]

const overlap = (field: string, fault: string): boolean =>
  fault === '' ||
  field === fault ||
  field.startsWith(`${fault}.`) ||
  fault.startsWith(`${field}.`) ||
  fault.startsWith(`${field}[`)
