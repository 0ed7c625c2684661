import { fillLevels, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { barGauge } from '../../panels/bar-gauge.ts'
import { timeSeries } from '../../panels/time-series.ts'
import {
  arcHits,
  diskBusy,
  diskRead,
  diskWait,
  diskWritten,
  filesystemUse,
  temperature,
} from '../../queries/hypervisors.ts'

/** Disks, filesystems, the cache of ZFS, and temperatures. */
export const disks = (): Section => [
  heading('Disks and ZFS'),
  band(
    9,
    timeSeries({
      title: 'Disk throughput',
      description:
        'Bytes a second of each disk. A disk at its limit shows in "Disks busy" and in "Time a disk takes".',
      unit: 'Bps',
      levels: noLevels,
      queries: [
        { expression: diskRead, legend: '{{device}} read' },
        { expression: diskWritten, legend: '{{device}} written' },
      ],
    }),
    timeSeries({
      title: 'Time a disk takes',
      description:
        'Seconds of a read or a write on average. SSDs stay under a millisecond or two, disks under 20: one that stands out is dying or overloaded.',
      unit: 's',
      levels: { warning: 0.02, bad: 0.1 },
      queries: [{ expression: diskWait, legend: '{{device}}' }],
    }),
    timeSeries({
      title: 'Disks busy',
      description:
        'Share of time in which a disk had something to do. At 100 % a spinning disk is at its limit; an SSD need not be.',
      unit: 'percentunit',
      levels: fillLevels,
      max: 1,
      queries: [{ expression: diskBusy, legend: '{{device}}' }],
    }),
  ),
  band(
    8,
    barGauge({
      title: 'Filesystems',
      description:
        "Share of each filesystem in use, the ten fullest. A full root filesystem stops the node's services: clean /var/log, old kernels, ISO images.",
      unit: 'percentunit',
      levels: fillLevels,
      max: 1,
      query: { expression: `topk(10, ${filesystemUse})`, legend: '{{mountpoint}}' },
      none: 'not scraped',
    }),
    timeSeries({
      title: 'ZFS cache answers',
      description:
        'Share of reads that the cache of ZFS answers. Under 80 % for long: more memory for it (`zfs_arc_max`) helps. Empty without ZFS.',
      unit: 'percentunit',
      levels: { warning: 0.8, falling: true },
      max: 1,
      queries: [{ expression: arcHits, legend: '{{environment}} {{instance}}' }],
      none: 'no ZFS',
    }),
    timeSeries({
      title: 'Temperature',
      description:
        'Degrees of the hottest sensor of each chip. Over 80 look at fans and air. Empty where the board tells none.',
      unit: 'celsius',
      levels: { warning: 80, bad: 90 },
      queries: [{ expression: temperature, legend: '{{chip}}' }],
      none: 'no sensor',
    }),
  ),
]
