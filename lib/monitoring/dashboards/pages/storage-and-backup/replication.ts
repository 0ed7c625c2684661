import { anyIsBad, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { table } from '../../panels/table.ts'
import { replicationAge, replicationDuration, replicationFailures } from '../../queries/high-availability.ts'

/** The replication jobs, the oldest sync first. */
export const replication = (): Section => [
  heading('Replication'),
  band(
    7,
    table({
      title: 'Replication jobs',
      description:
        'The first two hundred jobs, the oldest sync first. What changed since the last sync is lost with the source node: `pvesr status` there has the reason.',
      levels: noLevels,
      labels: [
        { label: 'environment', heading: 'Environment' },
        { label: 'replication', heading: 'Job' },
        { label: 'name', heading: 'Guest' },
        { label: 'id', heading: 'ID' },
        { label: 'source', heading: 'From' },
        { label: 'target', heading: 'To' },
      ],
      values: [
        {
          heading: 'Last sync',
          expression: `topk(200, ${replicationAge})`,
          unit: 's',
          levels: { warning: 7200, bad: 86_400 },
          as: 'ground',
        },
        {
          heading: 'Failed tries',
          expression: replicationFailures,
          unit: 'short',
          levels: anyIsBad,
          as: 'ground',
        },
        { heading: 'Took', expression: replicationDuration, unit: 's' },
      ],
      sortBy: [{ heading: 'Last sync' }],
      none: 'nothing is replicated',
    }),
  ),
]
