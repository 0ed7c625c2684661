import { anyIsBad, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { barGauge } from '../../panels/bar-gauge.ts'
import { levelled } from '../../panels/columns.ts'
import { stat } from '../../panels/stat.ts'
import { table } from '../../panels/table.ts'
import { armed, certificatesLeft } from '../../queries/hardware.ts'
import { haStates, haTrouble } from '../../queries/high-availability.ts'
import { armedWords } from '../../value-texts.ts'

/** What the HA manager says of guests and nodes, and how long certificates last. */
export const highAvailability = (): Section => [
  heading('High availability'),
  band(
    5,
    stat({
      title: 'HA acts',
      description:
        'Whether HA fences and recovers, the worst of those picked. Disarmed for maintenance it does not: `ha-manager crm-command arm-ha`. "not asked" without `telegraf: true`, and before Proxmox VE 9.2.',
      unit: 'short',
      levels: noLevels,
      query: { expression: armed, legend: '' },
      words: armedWords,
      none: 'not asked',
      width: 4,
    }),
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
    table({
      title: 'Certificates',
      description:
        'Fifty certificates, those that expire first. Proxmox VE renews its own two weeks before, those of ACME thirty days: below that renewal fails (`pvenode cert info`). Needs `telegraf: true`.',
      levels: noLevels,
      labels: [
        { label: 'node', heading: 'Node' },
        { label: 'filename', heading: 'File' },
        { label: 'environment', heading: 'Environment', last: true },
      ],
      values: [
        levelled('Expires in', certificatesLeft, {
          levels: { warning: 864_000, bad: 0, falling: true },
          unit: 's',
          width: 120,
        }),
      ],
      sortBy: [{ heading: 'Expires in', rising: true }],
      none: 'not asked',
    }),
  ),
]
