import { dashboard } from '../dashboard.ts'
import { anyIsWarning, fillLevels, noLevels } from '../defaults.ts'
import { found, guestCount, guestsRunning } from '../expressions/guests.ts'
import { band, heading } from '../layout.ts'
import { uids } from '../names.ts'
import { stat } from '../panels/stat.ts'
import { timeSeries } from '../panels/time-series.ts'
import { inCluster, last } from '../series.ts'
import { environments, guest, nodes, rows, search } from '../variables.ts'
import { guestsDownStat } from './guest-stats.ts'
import { guestTable } from './guest-table.ts'
import { guestsDownTable } from './guests-down-table.ts'

/** Every guest in a table that is searched, and below it the history of the one that is picked. */
export const guests = () =>
  dashboard({
    uid: uids.guests,
    title: 'Proxmox / Guests',
    description:
      "Virtual machines and containers: a table to search, and one guest's history across migrations.",
    variables: [environments(), nodes(), search(), rows(), guest()],
    bands: [
      band(
        6,
        guestsDownStat({ width: 3 }),
        stat({
          title: 'Guests locked',
          description:
            'Guests that a backup, a migration or a snapshot holds. For hours it is one that died: `qm unlock` after you have made sure.',
          unit: 'short',
          levels: anyIsWarning,
          query: { expression: `sum(${last(inCluster('pve_lock_state'))})`, legend: '' },
          width: 3,
        }),
        stat({
          title: 'Guests running',
          description: 'Guests that run, of all environments picked.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `sum(${guestsRunning})`, legend: '' },
          width: 3,
        }),
        stat({
          title: 'Guests',
          description: 'All guests but templates. A sudden drop may be a token that lost its permission.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `sum(${guestCount})`, legend: '' },
          width: 3,
        }),
        guestsDownTable(),
      ),
      band(14, guestTable('Guests found', found, '$rows')),
      heading(
        'The guest that is picked, on whatever node it ran (pick its environment, too: ids come again in others)',
      ),
      band(
        4,
        stat({
          title: 'Status',
          description:
            'Whether the guest runs. Where guests of this id are in several environments, the worst of them: pick one.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `min(${last(ofGuest('pve_up'))})`, legend: '' },
          words: { 1: { text: 'runs' }, 0: { text: 'stopped', level: 'unknown' } },
          none: 'pick a guest',
        }),
        stat({
          title: 'Up for',
          description:
            'Time since the guest was started. Short without a reason: look for restarts in its history.',
          unit: 'dtdurations',
          levels: noLevels,
          query: { expression: `min(${last(ofGuest('pve_uptime_seconds'))})`, legend: '' },
          none: 'pick a guest',
        }),
        stat({
          title: 'CPUs',
          description: 'CPUs that the guest has.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `max(${last(ofGuest('pve_cpu_usage_limit'))})`, legend: '' },
          none: 'pick a guest',
        }),
        stat({
          title: 'Memory',
          description: 'Memory that the guest has.',
          unit: 'bytes',
          levels: noLevels,
          query: { expression: `max(${last(ofGuest('pve_memory_size_bytes'))})`, legend: '' },
          none: 'pick a guest',
        }),
        stat({
          title: 'Starts in the time shown',
          description:
            'How often the guest was started anew. More than you ordered is a guest that crashes: read its console and its log.',
          unit: 'short',
          levels: { warning: 2, bad: 5 },
          query: { expression: `max(resets(${ofGuest('pve_uptime_seconds')}[$__range]))`, legend: '' },
          none: 'pick a guest',
        }),
      ),
      band(
        9,
        timeSeries({
          title: 'Runs on',
          description:
            'The node on which the guest was: a change is a migration, a gap a scrape that failed.',
          unit: 'short',
          levels: noLevels,
          stacked: true,
          queries: [
            {
              expression: `count by (environment, node) (${ofGuest('pve_guest_info')})`,
              legend: '{{node}} ({{environment}})',
            },
          ],
        }),
        timeSeries({
          title: 'CPU',
          description:
            "Share of the guest's own CPUs in use. At 100 % for long it needs more of them, or has a loop.",
          unit: 'percentunit',
          levels: fillLevels,
          max: 1,
          queries: [{ expression: ofGuest('pve_cpu_usage_ratio'), legend: '{{environment}}' }],
        }),
        timeSeries({
          title: 'Memory',
          description:
            'Memory in use, as Proxmox VE sees it, under what the guest has. Without a balloon driver, its cache counts as used.',
          unit: 'bytes',
          levels: noLevels,
          queries: [
            { expression: ofGuest('pve_memory_usage_bytes'), legend: 'used ({{environment}})' },
            { expression: ofGuest('pve_memory_size_bytes'), legend: 'size ({{environment}})' },
          ],
        }),
      ),
      band(
        9,
        timeSeries({
          title: 'Network',
          description: 'Bytes a second that the guest receives and sends.',
          unit: 'Bps',
          levels: noLevels,
          queries: [
            {
              expression: rateOfGuest('pve_network_receive_bytes_total'),
              legend: 'received ({{environment}})',
            },
            { expression: rateOfGuest('pve_network_transmit_bytes_total'), legend: 'sent ({{environment}})' },
          ],
        }),
        timeSeries({
          title: 'Disk',
          description: 'Bytes a second that the guest reads and writes. Some storages do not count.',
          unit: 'Bps',
          levels: noLevels,
          queries: [
            { expression: rateOfGuest('pve_disk_read_bytes_total'), legend: 'read ({{environment}})' },
            { expression: rateOfGuest('pve_disk_written_bytes_total'), legend: 'written ({{environment}})' },
          ],
        }),
        timeSeries({
          title: 'Locks and HA',
          description:
            'What held the guest: a backup, a migration, a snapshot; and what the HA manager says of it. A lock for hours is one whose task died.',
          unit: 'short',
          none: 'neither locked nor in HA',
          levels: noLevels,
          queries: [
            { expression: `${ofGuest('pve_lock_state')} == 1`, legend: 'lock: {{state}} ({{environment}})' },
            { expression: `${ofGuest('pve_ha_state')} == 1`, legend: 'HA: {{state}} ({{environment}})' },
          ],
        }),
      ),
    ],
  })

const ofGuest = (metric: string): string => inCluster(metric, 'id="$guest"')
const rateOfGuest = (metric: string): string => `rate(${ofGuest(metric)}[$__rate_interval])`
