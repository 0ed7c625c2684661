import { fillLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { barGauge } from '../../panels/bar-gauge.ts'
import { timeSeries } from '../../panels/time-series.ts'
import {
  cpusAllocated,
  cpuUse,
  memoryAllocated,
  memoryUse,
  memoryUseWithoutLargest,
} from '../../queries/nodes.ts'

/** How much of CPU and memory is in use and allocated, and what is left when a node is lost. */
export const capacity = (): Section => [
  heading('Capacity'),
  band(
    9,
    timeSeries({
      title: 'CPU',
      description: 'Share of all CPUs in use. Over 80 % for long: move guests or add a node.',
      unit: 'percentunit',
      levels: fillLevels,
      max: 1,
      queries: [{ expression: `topk(10, ${cpuUse})`, legend: '{{environment}}' }],
    }),
    timeSeries({
      title: 'Memory now, and if the largest node were lost',
      description:
        'Share of memory in use, without the cache of ZFS where node exporter tells it. Where the second line is over 100 %, the loss of one node leaves guests without a home.',
      unit: 'percentunit',
      levels: { warning: 0.9, bad: 1 },
      queries: [
        { expression: `topk(10, ${memoryUse})`, legend: '{{environment}} now' },
        {
          expression: `topk(10, ${memoryUseWithoutLargest})`,
          legend: '{{environment}} a node lost',
        },
      ],
    }),
    barGauge({
      title: 'Memory allocated',
      description:
        "Memory that running guests may take, as a share of the nodes'. Over 100 % the cluster lives on their not asking for it at once.",
      unit: 'percentunit',
      levels: { warning: 1, bad: 1.5 },
      query: { expression: `topk(10, ${memoryAllocated})`, legend: '{{environment}}' },
      width: 5,
    }),
    barGauge({
      title: 'CPUs allocated per core',
      description:
        "CPUs of running guests to each of the nodes' own. Over 4 watch the time that guests wait for a CPU (steal, pressure).",
      unit: 'short',
      levels: { warning: 4, bad: 8 },
      query: { expression: `topk(10, ${cpusAllocated})`, legend: '{{environment}}' },
      width: 5,
    }),
  ),
]
