import { noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { levelled, since, state } from '../../panels/columns.ts'
import { table } from '../../panels/table.ts'
import { verificationState, verifiedAgo, verifiedIn } from '../../queries/datastores.ts'
import { runWords } from '../../value-texts.ts'

/** The verification jobs. */
export const verification = (): Section => [
  heading('Verification'),
  band(
    7,
    table({
      title: 'Verification jobs',
      description:
        'How each verification ended, and when the next one is due. Negative it is overdue. A datastore without a row is verified by no job: nobody knows whether its backups are sound.',
      levels: noLevels,
      labels: [
        { label: 'datastore', heading: 'Datastore' },
        { label: 'job_id', heading: 'Job' },
        { label: 'server', heading: 'Server', last: true },
        { label: 'environment', heading: 'Environment', last: true },
      ],
      values: [
        state('Last run', `topk(200, ${verificationState})`, runWords, 110),
        since('Ended', verifiedAgo, 130),
        levelled('Next in', verifiedIn, { levels: { bad: -86_400, falling: true }, unit: 's', width: 130 }),
      ],
      sortBy: [{ heading: 'Last run' }, { heading: 'Ended' }],
      none: 'no job',
    }),
  ),
]
