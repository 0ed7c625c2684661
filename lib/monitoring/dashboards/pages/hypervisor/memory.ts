import { noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { asPve, memoryArc, memoryCache, memoryFree, memoryHeld, swapUse } from '../../queries/hypervisors.ts'

/** Memory in use, what for, and swap. */
export const memory = (): Section => [
  heading('Memory'),
  band(
    9,
    timeSeries({
      title: 'Memory, as Proxmox VE counts',
      description:
        'Share in use from the Proxmox VE API, which counts the cache of ZFS as used. Compare it with the next panel before you buy memory.',
      unit: 'percentunit',
      levels: { warning: 0.9, bad: 0.95 },
      max: 1,
      queries: [
        {
          expression: `${asPve('pve_memory_usage_bytes')} / ${asPve('pve_memory_size_bytes')}`,
          legend: '{{environment}} {{id}}',
        },
      ],
    }),
    timeSeries({
      title: 'Memory by use',
      description:
        'What guests and host hold, the cache of ZFS (given back when asked for, slowly), the page cache and what is free. Little left over "held": move guests, or limit the cache (`zfs_arc_max`).',
      unit: 'bytes',
      levels: noLevels,
      stacked: true,
      names: ['held', 'ZFS cache', 'page cache', 'free'],
      queries: [
        { expression: memoryHeld, legend: 'held' },
        { expression: memoryArc, legend: 'ZFS cache' },
        { expression: memoryCache, legend: 'page cache' },
        { expression: memoryFree, legend: 'free' },
      ],
    }),
    timeSeries({
      title: 'Swap in use',
      description:
        'Share of swap in use. Growing: memory is short, guests slow down. Empty where there is no swap.',
      unit: 'percentunit',
      levels: { warning: 0.5, bad: 0.9 },
      max: 1,
      queries: [{ expression: swapUse, legend: '{{environment}} {{instance}}' }],
      none: 'no swap',
    }),
  ),
]
