import { anyIsWarning, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { bondFaults, networkErrors, received, sent } from '../../queries/hypervisors.ts'

/** Traffic of the interfaces, their errors, and dead links of bonds. */
export const network = (): Section => [
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
      unit: 'count:links',
      levels: anyIsWarning,
      queries: [{ expression: bondFaults, legend: '{{master}}' }],
      none: 'no bond',
    }),
  ),
]
