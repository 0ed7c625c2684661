import { startsByQuerier } from '../../../expressions/starts.ts'
import { noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { stat } from '../../panels/stat.ts'
import { last } from '../../picked-series.ts'
import { runningWords } from '../../value-texts.ts'
import { history } from './history.ts'
import { ofGuest, pickedGuestStatus } from './of-guest.ts'

/** The guest that is picked: its state, its size and its history. */
export const pickedGuest = (): Section => [
  heading('The guest that is picked above'),
  band(
    3,
    stat({
      title: 'Status',
      description:
        'Whether the guest runs. "unknown" is that its node says nothing of it: it is down, or its pvestatd is dead.',
      unit: 'short',
      levels: noLevels,
      query: { expression: pickedGuestStatus, legend: '' },
      words: runningWords,
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
      title: 'Memory size',
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
      query: {
        expression: `max(${startsByQuerier(ofGuest('pve_uptime_seconds'), '$__range:1m')})`,
        legend: '',
      },
      none: 'pick a guest',
    }),
  ),
  ...history(),
]
