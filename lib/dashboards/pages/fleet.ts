import { dashboard } from '../dashboard.ts'
import { anyIsBad, anyIsWarning, fillLevels, noLevels } from '../defaults.ts'
import { guestCount, guestsDownCount, guestsRunning, notBackedUpCount } from '../expressions/guests.ts'
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
import { fullestStorage, storagesFull, storageUse } from '../expressions/storages.ts'
import { band, heading } from '../layout.ts'
import { pageLink, rowLink } from '../links.ts'
import { uids } from '../names.ts'
import { barGauge } from '../panels/bar-gauge.ts'
import { filling, levelled, number, state } from '../panels/columns.ts'
import { stat } from '../panels/stat.ts'
import { table } from '../panels/table.ts'
import { timeSeries } from '../panels/time-series.ts'
import { environments } from '../variables.ts'
import { quorateWords, scrapedWords, severityWords } from '../words.ts'
import { notBackedUpStat } from './guest-stats.ts'
import { guestsDownTable } from './guests-down-table.ts'
import { storagesFillingFirstGauge } from './storages-filling-first-gauge.ts'

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
          title: 'Not answering',
          description:
            'Environments whose cluster scrape fails: nothing else here can be trusted for them. Open Proxmox / Exporters and read why.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(1 - ${scraped})`, legend: '' },
          link: pageLink('Exporters', uids.exporters),
        }),
        stat({
          title: 'No quorum',
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
          title: 'Storages > 90 %',
          description:
            'Storages that are fuller than 90 %, a shared one counted once. Free space, or give them more.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: storagesFull, legend: '' },
          link: pageLink('Storage and backup', uids.storageAndBackup),
        }),
        notBackedUpStat(),
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
        9,
        table({
          title: 'Environments',
          description:
            'A row for each environment: first those that do not answer, then those with nodes down, then by alerts. "N-1" is memory if the largest node were lost, over 100 % its guests find no room; "allocated" what running guests may take. Click a name for the cluster.',
          levels: noLevels,
          labels: [
            {
              label: 'environment',
              heading: 'Environment',
              link: rowLink('Open the cluster', uids.cluster, { environment: 'Environment' }),
            },
          ],
          values: [
            state('Scrape', scraped, scrapedWords, 105),
            state('Quorum', quorate, quorateWords, 105),
            levelled('Down', nodesDown, { levels: anyIsBad, width: 70 }),
            number('Nodes up', nodesUp, 85),
            number('of', nodesExpected, 50),
            levelled('Alerts', firingCount, { levels: anyIsWarning, width: 70 }),
            number('Guests run', guestsRunning, 95),
            number('of all', guestCount, 65),
            filling('CPU', cpuUse, 115),
            filling('Memory', memoryUse, 115),
            levelled('N-1', memoryUseWithoutLargest, {
              levels: { warning: 0.9, bad: 1 },
              unit: 'percentunit',
              decimals: 0,
              width: 70,
            }),
            levelled('Allocated', memoryAllocated, {
              levels: { warning: 1, bad: 1.5 },
              unit: 'percentunit',
              decimals: 0,
              width: 90,
            }),
            levelled('CPUs per core', cpusAllocated, {
              levels: { warning: 4, bad: 8 },
              decimals: 1,
              width: 115,
            }),
            filling('Fullest storage', fullestStorage, 130),
            levelled('No backup', notBackedUpCount, { levels: anyIsWarning, width: 90 }),
          ],
          sortBy: [{ heading: 'Scrape', rising: true }, { heading: 'Down' }, { heading: 'Alerts' }],
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
            {
              label: 'severity',
              heading: 'Severity',
              words: severityWords,
              width: 85,
            },
            { label: 'alertname', heading: 'Alert', width: 230 },
            { label: 'name', heading: 'Name', width: 110 },
            { label: 'node', heading: 'Node', width: 90 },
          ],
          values: [
            {
              heading: 'Firing',
              expression: `topk(50, count by (environment, severity, alertname, name, node) (${firing}))`,
              unit: 'short',
              width: 70,
            },
          ],
          sortBy: [{ heading: 'Severity', rising: true }],
          none: 'no alert fires',
        }),
        guestsDownTable(),
      ),
      band(
        9,
        storagesFillingFirstGauge({
          title: 'Storages that fill first',
          description:
            'Time until a storage is full, should it go on as in the last six hours; the ten that are first, of those that are within a year. Empty where there is none. Free space or add some before that.',
        }),
        barGauge({
          title: 'Fullest storages',
          description:
            'The ten fullest storages of all environments, a shared one once. Over 90 % guests on thin storage may stop with an I/O error: free space.',
          unit: 'percentunit',
          levels: fillLevels,
          max: 1,
          query: { expression: `topk(10, ${storageUse})`, legend: '{{storage}} {{node}} ({{environment}})' },
        }),
      ),
      heading('Use over time'),
      band(
        9,
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
