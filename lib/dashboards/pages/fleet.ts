import { dashboard } from '../dashboard.ts'
import { anyIsBad, anyIsWarning, fillLevels, noLevels } from '../defaults.ts'
import {
  guestCount,
  guestsDown,
  guestsDownCount,
  guestsRunning,
  notBackedUpCount,
} from '../expressions/guests.ts'
import {
  cpusAllocated,
  cpuUse,
  memoryAllocated,
  memoryUse,
  memoryUseWithoutLargest,
  nodesDown,
  nodesExpected,
  nodesUp,
  quorate,
} from '../expressions/nodes.ts'
import { firing, firingCount, scraped } from '../expressions/scrapes.ts'
import { fullestStorage, storageFullIn, storagesFull, storageUse } from '../expressions/storages.ts'
import { band, heading } from '../layout.ts'
import { pageLink, rowLink } from '../links.ts'
import { uids } from '../names.ts'
import { barGauge } from '../panels/bar-gauge.ts'
import { stat } from '../panels/stat.ts'
import { table } from '../panels/table.ts'
import { timeSeries } from '../panels/time-series.ts'
import { environments } from '../variables.ts'
import { quorateWords, scrapedWords } from '../words.ts'

/** All environments on one page, for a wall: what is wrong stands on top, then a row each, the worst first. */
export const fleet = () =>
  dashboard({
    uid: uids.fleet,
    title: 'Proxmox / Fleet',
    description: 'Every Proxmox VE environment at a glance: what is wrong first, then a row each.',
    variables: [environments()],
    bands: [
      band(
        5,
        stat({
          title: 'Environments without an answer',
          description:
            'Environments whose cluster scrape fails: nothing else here can be trusted for them. Open Proxmox / Exporters and read why.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(1 - ${scraped})`, legend: '' },
          link: pageLink('Exporters', uids.exporters),
        }),
        stat({
          title: 'Clusters without quorum',
          description:
            'Clusters that are not quorate: no guest can be started, moved or configured there. Bring nodes or the quorum device back. Hosts that stand alone have no quorum and are not counted.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(1 - ${quorate})`, legend: '' },
          none: 'no cluster',
          link: pageLink('Cluster', uids.cluster),
        }),
        stat({
          title: 'Nodes down',
          description:
            'Nodes that their cluster knows and that are not online. Look at their console or their power.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(${nodesDown})`, legend: '' },
          link: pageLink('Cluster', uids.cluster),
        }),
        stat({
          title: 'Guests down',
          description:
            'Guests that should run and do not: started with their node or by HA, no template, not locked, their node up. Start them, or take "on boot" from them.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: guestsDownCount, legend: '' },
          link: pageLink('Guests', uids.guests),
        }),
        stat({
          title: 'Storages over 90 %',
          description:
            'Storages that are fuller than 90 %, a shared one counted once. Free space, or give them more.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: storagesFull, legend: '' },
          link: pageLink('Storage and backup', uids.storageAndBackup),
        }),
        stat({
          title: 'Guests in no backup job',
          description:
            'Guests, templates left out, that no backup job covers. Add them to one, or agree that they need none.',
          unit: 'short',
          levels: anyIsWarning,
          query: { expression: `sum(${notBackedUpCount})`, legend: '' },
          link: pageLink('Storage and backup', uids.storageAndBackup),
        }),
        stat({
          title: 'Alerts firing',
          description:
            'Alerts that fire for these environments. 0 says that none does, not that rules are loaded: Prometheus must select the PrometheusRules.',
          unit: 'short',
          levels: anyIsWarning,
          query: { expression: `sum(${firingCount})`, legend: '' },
        }),
      ),
      band(
        11,
        table({
          title: 'Environments',
          description:
            'A row for each environment, most alerts first. An environment that does not answer has only its first columns. Click its name for its own page.',
          levels: noLevels,
          labels: [
            {
              label: 'environment',
              heading: 'Environment',
              link: rowLink('Open the cluster', uids.cluster, { environment: 'Environment' }),
            },
          ],
          values: [
            { heading: 'Alerts', expression: firingCount, unit: 'short', levels: anyIsWarning, as: 'ground' },
            { heading: 'Scrape', expression: scraped, unit: 'short', words: scrapedWords, as: 'ground' },
            { heading: 'Quorum', expression: quorate, unit: 'short', words: quorateWords, as: 'ground' },
            { heading: 'Nodes down', expression: nodesDown, unit: 'short', levels: anyIsBad, as: 'ground' },
            { heading: 'Nodes up', expression: nodesUp, unit: 'short' },
            { heading: 'of', expression: nodesExpected, unit: 'short' },
            { heading: 'Guests running', expression: guestsRunning, unit: 'short' },
            { heading: 'of guests', expression: guestCount, unit: 'short' },
            {
              heading: 'CPU',
              expression: cpuUse,
              unit: 'percentunit',
              levels: fillLevels,
              as: 'bar',
              decimals: 0,
            },
            {
              heading: 'Memory',
              expression: memoryUse,
              unit: 'percentunit',
              levels: fillLevels,
              as: 'bar',
              decimals: 0,
            },
            {
              heading: 'Memory, a node lost',
              expression: memoryUseWithoutLargest,
              unit: 'percentunit',
              levels: { warning: 0.9, bad: 1 },
              as: 'ground',
              decimals: 0,
            },
            {
              heading: 'Memory allocated',
              expression: memoryAllocated,
              unit: 'percentunit',
              levels: { warning: 1, bad: 1.5 },
              as: 'ground',
              decimals: 0,
            },
            {
              heading: 'CPUs allocated per core',
              expression: cpusAllocated,
              unit: 'short',
              levels: { warning: 4, bad: 8 },
              as: 'ground',
              decimals: 1,
            },
            {
              heading: 'Fullest storage',
              expression: fullestStorage,
              unit: 'percentunit',
              levels: fillLevels,
              as: 'bar',
              decimals: 0,
            },
            {
              heading: 'Not backed up',
              expression: notBackedUpCount,
              unit: 'short',
              levels: anyIsWarning,
              as: 'ground',
            },
          ],
          sortBy: { heading: 'Alerts' },
        }),
      ),
      band(
        9,
        table({
          title: 'Alerts firing',
          description:
            'The first fifty alerts that fire. The runbook of each says what to do; it stands in the alert.',
          levels: anyIsWarning,
          labels: [
            {
              label: 'environment',
              heading: 'Environment',
              link: rowLink('Open the cluster', uids.cluster, { environment: 'Environment' }),
            },
            { label: 'severity', heading: 'Severity' },
            { label: 'alertname', heading: 'Alert' },
            { label: 'name', heading: 'Name' },
            { label: 'node', heading: 'Node' },
          ],
          values: [
            {
              heading: 'Firing',
              expression: `topk(50, count by (environment, severity, alertname, name, node) (${firing}))`,
              unit: 'short',
              levels: anyIsWarning,
              as: 'ground',
            },
          ],
          sortBy: { heading: 'Severity', rising: true },
          none: 'no alert fires',
        }),
        barGauge({
          title: 'Storages that fill first',
          description:
            'Time until a storage is full, should it go on as in the last six hours; the ten that are first. Empty where none fills. Free space or add some before that.',
          unit: 's',
          levels: { warning: 7 * 86_400, bad: 86_400, falling: true },
          query: {
            expression: `bottomk(10, ${storageFullIn})`,
            legend: '{{environment}} {{storage}} {{node}}',
          },
          none: 'none fills',
        }),
        barGauge({
          title: 'Fullest storages',
          description:
            'The ten fullest storages of all environments, a shared one once. Over 90 % guests on thin storage may stop with an I/O error: free space.',
          unit: 'percentunit',
          levels: fillLevels,
          max: 1,
          query: { expression: `topk(10, ${storageUse})`, legend: '{{environment}} {{storage}} {{node}}' },
        }),
      ),
      heading('Guests that should run'),
      band(
        7,
        table({
          title: 'Guests down',
          description:
            'The first fifty guests that should run and do not. Click one for its history, then start it or find out who stopped it.',
          levels: anyIsBad,
          labels: [
            { label: 'environment', heading: 'Environment' },
            {
              label: 'name',
              heading: 'Name',
              link: rowLink('Open the guest', uids.guests, { environment: 'Environment', guest: 'ID' }),
            },
            { label: 'id', heading: 'ID' },
            {
              label: 'node',
              heading: 'Node',
              link: rowLink('Open the hypervisor', uids.hypervisor, {
                environment: 'Environment',
                node: 'Node',
              }),
            },
          ],
          values: [
            {
              heading: 'State',
              expression: `topk(50, max by (environment, id, name, node) (${guestsDown}))`,
              unit: 'short',
              words: { 0: { text: 'DOWN', level: 'bad' } },
              as: 'ground',
            },
          ],
          none: 'all guests that should run do',
        }),
      ),
      heading('Use over time'),
      band(
        8,
        timeSeries({
          title: 'CPU by environment',
          description:
            'Share of all CPUs in use; the ten busiest environments of this moment. Over 80 % for long: move guests or add a node.',
          unit: 'percentunit',
          levels: fillLevels,
          max: 1,
          queries: [{ expression: `topk(10, ${cpuUse})`, legend: '{{environment}}' }],
        }),
        timeSeries({
          title: 'Memory by environment',
          description:
            'Share of all memory in use, with the cache of ZFS; the ten fullest environments. Over 90 % nodes begin to swap or kill: move guests or add memory.',
          unit: 'percentunit',
          levels: fillLevels,
          max: 1,
          queries: [{ expression: `topk(10, ${memoryUse})`, legend: '{{environment}}' }],
        }),
        timeSeries({
          title: 'Nodes down',
          description:
            'Nodes that were not online, by environment. A step up is an outage or a reboot: compare it with the alerts of that time.',
          unit: 'short',
          levels: anyIsBad,
          queries: [{ expression: `topk(10, ${nodesDown})`, legend: '{{environment}}' }],
        }),
      ),
    ],
  })
