import { fillLevels, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { asPve, cpuModes, load, pressure } from '../../queries/hypervisors.ts'

/** CPU in use, what for, and what waits for it. */
export const cpu = (): Section => [
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
      unit: 'suffix: per CPU',
      levels: { warning: 1, bad: 2 },
      queries: [{ expression: load, legend: '{{environment}} {{instance}}' }],
    }),
  ),
]
