import { anyIsWarning } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { toGuest } from '../../links.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { named, notBackedUp, notBackedUpCount } from '../../queries/guests.ts'

/** The guests that no backup job covers. */
export const backup = (): Section => [
  heading('Backup'),
  band(
    8,
    table({
      title: 'Guests in no backup job',
      description:
        'The first two hundred guests, templates left out, that no backup job covers. Add them to a job under Datacenter, Backup.',
      levels: anyIsWarning,
      labels: [
        { label: 'name', heading: 'Name', link: toGuest },
        { label: 'environment', heading: 'Environment' },
        { label: 'id', heading: 'ID' },
        { label: 'node', heading: 'Node' },
        { label: 'tags', heading: 'Tags' },
      ],
      values: [
        {
          heading: 'Backup',
          expression: `topk(200, max by (environment, id, name, node, tags) (${named(`(${notBackedUp})`, undefined, 'name, node, tags')}))`,
          unit: 'short',
          words: { 1: { text: 'in no job', level: 'warning' } },
          as: 'ground',
        },
      ],
      searchable: true,
      none: 'every guest is in a backup job',
    }),
    timeSeries({
      title: 'Guests in no backup job, over time',
      description:
        'How many guests no job covers, templates left out. A step up is a new guest that nobody added, or a job that was taken away.',
      unit: 'count:guests',
      coarse: true,
      levels: anyIsWarning,
      queries: [
        {
          expression: `topk(10, (${notBackedUpCount}))`,
          legend: '{{environment}}',
        },
      ],
      width: 10,
    }),
  ),
]
