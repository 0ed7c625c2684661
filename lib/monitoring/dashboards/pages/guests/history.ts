import { fillLevels, noLevels } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { ofGuest, rateOfGuest } from './of-guest.ts'

/** How the guest that is picked did over time. */
export const history = (): Section => [
  band(
    9,
    timeSeries({
      title: 'Runs on',
      description: 'The node on which the guest was: a change is a migration, a gap a scrape that failed.',
      unit: 'count:guest',
      levels: noLevels,
      stacked: true,
      queries: [
        {
          expression: `count by (environment, node) (${ofGuest('pve_guest_info')})`,
          legend: '{{node}}',
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
      queries: [{ expression: ofGuest('pve_cpu_usage_ratio'), legend: 'CPU' }],
    }),
    timeSeries({
      title: 'Memory',
      description:
        'Memory in use, as Proxmox VE sees it, under what the guest has. Without a balloon driver that is what the guest takes from its node: its cache counts as used, and it may pass the size by what QEMU takes.',
      unit: 'bytes',
      levels: noLevels,
      queries: [
        { expression: ofGuest('pve_memory_usage_bytes'), legend: 'used' },
        { expression: ofGuest('pve_memory_size_bytes'), legend: 'size' },
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
          legend: 'received',
        },
        { expression: rateOfGuest('pve_network_transmit_bytes_total'), legend: 'sent' },
      ],
    }),
    timeSeries({
      title: 'Disk',
      description: 'Bytes a second that the guest reads and writes. Some storages do not count.',
      unit: 'Bps',
      levels: noLevels,
      queries: [
        { expression: rateOfGuest('pve_disk_read_bytes_total'), legend: 'read' },
        { expression: rateOfGuest('pve_disk_written_bytes_total'), legend: 'written' },
      ],
    }),
    timeSeries({
      title: 'Locks and HA',
      description:
        'What held the guest: a backup, a migration, a snapshot; and what the HA manager says of it. A lock for hours is one whose task died.',
      unit: 'count:on',
      none: 'neither locked nor in HA',
      levels: noLevels,
      queries: [
        { expression: `${ofGuest('pve_lock_state')} == 1`, legend: 'lock: {{state}}' },
        { expression: `${ofGuest('pve_ha_state')} == 1`, legend: 'HA: {{state}}' },
      ],
    }),
  ),
]
