import { anyIsBad, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { barGauge } from '../../panels/bar-gauge.ts'
import { table } from '../../panels/table.ts'
import { haStates, haTrouble } from '../../queries/high-availability.ts'

/** What the HA manager says of guests and nodes. */
export const highAvailability = (): Section => [
  heading('High availability'),
  band(
    5,
    barGauge({
      title: 'Guests by HA state',
      description:
        'Guests that HA manages, by state, now. "error", "fence" and "recovery" should be none: see `ha-manager status`.',
      unit: 'short',
      levels: noLevels,
      query: { expression: haStates, legend: '{{environment}} {{state}}' },
      none: 'HA manages none',
    }),
    table({
      title: 'In trouble by HA',
      description:
        'Guests in error, fence or recovery, nodes that HA fences or does not know. Clear an error with `ha-manager set <guest> --state disabled`, then `started`.',
      levels: anyIsBad,
      labels: [
        { label: 'environment', heading: 'Environment' },
        { label: 'id', heading: 'ID' },
        { label: 'state', heading: 'HA state' },
      ],
      values: [
        {
          heading: 'In trouble',
          expression: `topk(50, ${haTrouble})`,
          unit: 'short',
          words: { 1: { text: 'yes', level: 'bad' } },
          as: 'ground',
        },
      ],
      none: 'nothing is in trouble',
    }),
  ),
]
