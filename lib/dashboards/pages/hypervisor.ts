import { dashboard } from '../dashboard.ts'
import { anyIsBad, anyIsWarning, fillLevels, noLevels } from '../defaults.ts'
import { onPickedNodes } from '../expressions/guests.ts'
import {
  arcHits,
  asPve,
  bondFaults,
  cpuModes,
  diskBusy,
  diskRead,
  diskWait,
  diskWritten,
  filesystemUse,
  load,
  memoryArc,
  memoryCache,
  memoryFree,
  memoryHeld,
  networkErrors,
  pressure,
  received,
  sent,
  swapUse,
  temperature,
  zpoolStates,
} from '../expressions/hosts.ts'
import { ownQuorum } from '../expressions/nodes.ts'
import { band, heading } from '../layout.ts'
import { uids } from '../names.ts'
import { barGauge } from '../panels/bar-gauge.ts'
import { stat } from '../panels/stat.ts'
import { timeSeries } from '../panels/time-series.ts'
import { last, onHost } from '../series.ts'
import { environments, node, nodeExporterJobs } from '../variables.ts'
import { onlineWords, quorateWords } from '../words.ts'
import { guestTable } from './guest-table.ts'

/** One hypervisor, as Proxmox VE and as its own kernel see it. */
export const hypervisor = () =>
  dashboard({
    uid: uids.hypervisor,
    title: 'Proxmox / Hypervisor',
    description:
      'One node, Proxmox VE and node exporter side by side. Panels of node exporter stay empty where none runs.',
    variables: [environments(), node(), nodeExporterJobs()],
    bands: [
      band(
        4,
        stat({
          title: 'State',
          description: 'Whether the cluster sees the node online. Look at its console or its power.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `min(${last(asPve('pve_up'))})`, legend: '' },
          words: onlineWords,
          none: 'unknown',
        }),
        stat({
          title: 'Sees quorum',
          description:
            'Whether this node believes that its cluster is quorate. If others say otherwise the cluster is split: look at its network.',
          unit: 'short',
          levels: noLevels,
          query: {
            expression: ownQuorum,
            legend: '',
          },
          words: quorateWords,
          none: 'no cluster',
        }),
        stat({
          title: 'Node exporter',
          description:
            'Whether the node exporter answers. Without it the panels of CPU modes, disks, network and temperature are empty: `apt install prometheus-node-exporter`.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `min(${onHost('up')})`, legend: '' },
          words: { 1: { text: 'answers' }, 0: { text: 'NO ANSWER', level: 'bad' } },
          none: 'not scraped',
        }),
        stat({
          title: 'ZFS not online',
          description:
            'Pools that are degraded, faulted or worse: `zpool status` names the disk to replace. "no ZFS" where there is none.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(${zpoolStates})`, legend: '' },
          none: 'no ZFS',
        }),
        stat({
          title: 'Dead bond links',
          description:
            'Links of bonds that do not work: cable, card or switch port. "no bond" where there is none.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(${bondFaults})`, legend: '' },
          none: 'no bond',
        }),
        stat({
          title: 'Hottest sensor',
          description:
            'The hottest sensor of the node. Over 80 degrees look at fans and air; over 90 the CPU slows down or stops.',
          unit: 'celsius',
          decimals: 0,
          levels: { warning: 80, bad: 90 },
          query: { expression: `max(${temperature})`, legend: '' },
          none: 'no sensor',
        }),
        stat({
          title: 'Up for',
          description:
            'Time since the node was booted. Short without a reason: look for the crash in its journal.',
          unit: 'dtdurations',
          levels: noLevels,
          query: { expression: `min(${last(asPve('pve_uptime_seconds'))})`, legend: '' },
          none: 'unknown',
        }),
      ),
      heading('CPU'),
      band(
        9,
        timeSeries({
          title: 'CPU, as Proxmox VE counts',
          description:
            "Share of the node's CPUs in use, from the Proxmox VE API. Over 80 % for long: move guests.",
          unit: 'percentunit',
          levels: fillLevels,
          max: 1,
          queries: [{ expression: asPve('pve_cpu_usage_ratio'), legend: '{{environment}} {{id}}' }],
        }),
        timeSeries({
          title: 'CPU by mode',
          description:
            'What the CPUs do, from node exporter. Much iowait: slow disks. Steal: the node is itself a guest. "guest" time is part of "user".',
          unit: 'percentunit',
          levels: noLevels,
          stacked: true,
          names: ['user', 'iowait', 'system', 'steal', 'softirq', 'nice', 'irq'],
          queries: [{ expression: cpuModes, legend: '{{mode}}' }],
        }),
        timeSeries({
          title: 'Waiting (pressure)',
          description:
            'Share of time in which something waited for CPU, memory or disks (PSI). Over 10 % guests feel it: this tells the resource that is short.',
          unit: 'percentunit',
          levels: { warning: 0.1, bad: 0.4 },
          names: ['CPU', 'memory', 'memory, all stalled', 'disks', 'disks, all stalled'],
          queries: [
            { expression: pressure('cpu_waiting'), legend: 'CPU' },
            { expression: pressure('memory_waiting'), legend: 'memory' },
            { expression: pressure('memory_stalled'), legend: 'memory, all stalled' },
            { expression: pressure('io_waiting'), legend: 'disks' },
            { expression: pressure('io_stalled'), legend: 'disks, all stalled' },
          ],
        }),
        timeSeries({
          title: 'Load per CPU',
          description:
            'Processes that run or wait, over five minutes, to each CPU. Over 1 for long: something waits; "Waiting" tells for what.',
          unit: 'short',
          levels: { warning: 1, bad: 2 },
          queries: [{ expression: load, legend: '{{environment}} {{instance}}' }],
        }),
      ),
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
      heading('Network'),
      band(
        9,
        timeSeries({
          title: 'Network received',
          description:
            'Bytes a second that each interface received: cards, bonds and bridges, without those of single guests.',
          unit: 'Bps',
          levels: noLevels,
          queries: [{ expression: received, legend: '{{device}}' }],
        }),
        timeSeries({
          title: 'Network sent',
          description:
            'Bytes a second that each interface sent: cards, bonds and bridges, without those of single guests.',
          unit: 'Bps',
          levels: noLevels,
          queries: [{ expression: sent, legend: '{{device}}' }],
        }),
        timeSeries({
          title: 'Network errors and drops',
          description:
            'Packets a second that were faulty or dropped. Steady ones: cable, card, switch port, MTU.',
          unit: 'pps',
          levels: { warning: 1, bad: 10 },
          queries: [{ expression: networkErrors, legend: '{{device}}' }],
        }),
        timeSeries({
          title: 'Dead links of bonds',
          description:
            'Links of each bond that do not work. The bond still carries traffic until the last one goes: replace it before.',
          unit: 'short',
          levels: anyIsWarning,
          queries: [{ expression: bondFaults, legend: '{{master}}' }],
          none: 'no bond',
        }),
      ),
      heading('Its guests'),
      band(12, guestTable('Guests of this hypervisor', onPickedNodes, '200')),
    ],
  })
