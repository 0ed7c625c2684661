import { fillLevels, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { barGauge } from '../../panels/bar-gauge.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { ids, inCluster } from '../../picked-series.ts'
import { guestCpu, guestMemory, named } from '../../queries/guests.ts'

/** The guests that use most of their own CPUs and memory, and how many ran. */
export const guests = (): Section => [
  heading('Guests'),
  band(
    9,
    barGauge({
      title: 'Guests busiest by CPU',
      description:
        'The ten guests that use most of their own CPUs. One at 100 % for long needs more of them, or has a loop.',
      unit: 'percentunit',
      levels: fillLevels,
      max: 1,
      query: { expression: `topk(10, ${named(guestCpu)})`, legend: '{{name}} ({{environment}})' },
    }),
    barGauge({
      title: 'Guests fullest of memory',
      description:
        'The ten guests that use most of their own memory, as Proxmox VE sees it. Without a balloon driver in a virtual machine that is what it takes from its node: its cache counts as used, so that nearly 100 % says little. Ask the guest before you add memory.',
      unit: 'percentunit',
      levels: { warning: 0.9, bad: 0.97 },
      max: 1,
      query: {
        expression: `topk(10, ${named(`(${guestMemory})`)})`,
        legend: '{{name}} ({{environment}})',
      },
    }),
    timeSeries({
      title: 'Guests running',
      description:
        'Guests that ran. A step down that nobody ordered is an outage of a node, or a token that lost its permission.',
      unit: 'count:guests',
      levels: noLevels,
      coarse: true,
      queries: [
        {
          expression: `sum by (environment) (${inCluster('pve_up', ids.guest)})`,
          legend: '{{environment}}',
        },
      ],
    }),
  ),
]
