import { anyIsBad, fillLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { cpuUse, memoryUse, nodesDown } from '../../queries/nodes.ts'

/** Use of CPU and memory over time, and the nodes that were down. */
export const useOverTime = (): Section => [
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
        'Share of all memory in use, without the cache of ZFS where node exporter tells it; the ten fullest environments. Over 90 % nodes begin to swap or kill: move guests or add memory.',
      unit: 'percentunit',
      levels: fillLevels,
      max: 1,
      queries: [{ expression: `topk(10, ${memoryUse})`, legend: '{{environment}}' }],
    }),
    timeSeries({
      title: 'Nodes down, over time',
      description:
        'Nodes that were not online, by environment. A step up is an outage or a reboot: compare it with the alerts of that time.',
      unit: 'count:nodes',
      levels: anyIsBad,
      queries: [{ expression: `topk(10, ${nodesDown})`, legend: '{{environment}}' }],
    }),
  ),
]
