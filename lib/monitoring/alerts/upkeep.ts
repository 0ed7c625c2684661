import { noScrape } from '../expressions/absence.ts'
import { promql } from '../expressions/promql.ts'
import { ofTelegraf } from '../expressions/scope.ts'
import {
  certificateLeft,
  diskHealth,
  diskLife,
  failedCalls,
  haArmed,
  haSilence,
  telegrafUp,
} from '../expressions/upkeep.ts'
import type { Alert } from './alert.ts'

const disk = '{{ $labels.device }} of {{ $labels.node }} ({{ $labels.environment }})'

/** What the API of Proxmox VE tells and its exporter does not, by Telegraf; and whether Telegraf itself works. */
export const upkeep: Alert[] = [
  {
    name: 'ProxmoxTelegrafDown',
    severity: 'warning',
    for: '5m',
    needs: ['telegraf'],
    expression: scope => promql`
      ${telegrafUp(scope)} == 0
      or ${noScrape(scope, ofTelegraf(scope))}`,
    summary: 'Telegraf of {{ $labels.environment }} is down',
    description:
      'It does not answer, or Prometheus does not know it. Tasks, disks, certificates, the state of HA and all that backup servers tell are unknown: alerts on them stay silent.',
  },
  {
    name: 'ProxmoxTelegrafCallsFailing',
    severity: 'warning',
    // Longer than two rounds: a server that was rebooted is no fault.
    for: '15m',
    needs: ['telegraf'],
    expression: scope => `(${failedCalls(scope)}) > 0`,
    summary: 'Telegraf of {{ $labels.environment }} gets no answer to {{ $labels.alias }}',
    description:
      'The server is down, refuses the token (a right is missing, or it has expired), or its certificate is not trusted. What this call would tell is old, and then unknown: alerts on it fall silent.',
  },
  {
    name: 'ProxmoxHaDisarmed',
    severity: 'warning',
    for: '30m',
    needs: ['telegrafOfPve'],
    expression: scope => `${haArmed(scope)} <= 1`,
    summary: 'HA of {{ $labels.environment }} is disarmed',
    description:
      'For half an hour HA has not recovered guests of a node that fails. It was disarmed for maintenance, and nobody has armed it again.',
  },
  {
    name: 'ProxmoxHaManagerDead',
    severity: 'critical',
    for: '2m',
    threshold: { value: 180, unit: 'seconds' },
    needs: ['telegrafOfPve', 'resources', 'status'],
    expression: (scope, { threshold }) => `(${haSilence(scope)}) > ${threshold}`,
    summary:
      "{{ if $labels.node }}HA's local manager on {{ $labels.node }}{{ else }}HA's master{{ end }} ({{ $labels.environment }}) has been silent for {{ $value | humanizeDuration }}",
    description:
      '{{ if $labels.node }}pve-ha-lrm of a node that is up does nothing: HA can neither start nor stop guests there.{{ else }}pve-ha-crm of no node is the master: guests of a node that fails are not recovered.{{ end }}',
  },
  {
    name: 'ProxmoxCertificateExpiring',
    severity: 'warning',
    for: '1h',
    threshold: { value: 864_000, unit: 'seconds' },
    needs: ['telegrafOfPve'],
    expression: (scope, { threshold }) => `${certificateLeft(scope)} < ${threshold}`,
    summary:
      'The certificate {{ $labels.filename }} of {{ $labels.node }} ({{ $labels.environment }}) {{ if lt $value 0.0 }}has expired{{ else }}expires in {{ $value | humanizeDuration }}{{ end }}',
    description:
      "Proxmox VE renews its own certificates two weeks before they expire and those of ACME thirty days before, so here renewal fails. With an expired one browsers, this repository's exporters and migrations that verify it stop.",
  },
  {
    name: 'ProxmoxDiskFailed',
    severity: 'critical',
    for: '5m',
    needs: ['telegrafOfPve'],
    expression: scope => `${diskHealth(scope)} == 0`,
    summary: `${disk} says that it fails`,
    description:
      "SMART's own verdict on {{ $labels.model }} ({{ $labels.serial }}): the disk is to be replaced.",
  },
  {
    name: 'ProxmoxDiskWornOut',
    severity: 'warning',
    for: '1h',
    threshold: { value: 0.1, unit: 'ratio' },
    needs: ['telegrafOfPve'],
    expression: (scope, { threshold }) => `${diskLife(scope)} < ${threshold}`,
    summary: `${disk} has {{ $value | humanizePercentage }} of its life left`,
    description:
      '{{ $labels.model }} ({{ $labels.serial }}) has been written to nearly as much as its maker warrants. Plan its replacement; at 0 % some refuse writes.',
  },
]
