import { anyIsWarning } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { toCluster } from '../../links.ts'
import { table } from '../../panels/table.ts'
import { firing } from '../../queries/scrapes.ts'
import { severityWords } from '../../value-texts.ts'
import { guestsDownTable } from '../guests-down-table.ts'

/** The alerts that fire, and the guests that are down. */
export const alerts = (): Section => [
  band(
    6,
    table({
      title: 'Alerts that fire',
      description:
        'The first fifty alerts that fire. The runbook of each says what to do; it stands in the alert.',
      levels: anyIsWarning,
      labels: [
        {
          label: 'environment',
          heading: 'Environment',
          link: toCluster,
        },
        {
          label: 'severity',
          heading: 'Severity',
          words: severityWords,
          width: 85,
        },
        { label: 'alertname', heading: 'Alert', width: 230 },
        { label: 'name', heading: 'Name', width: 110 },
        { label: 'node', heading: 'Node', width: 90 },
      ],
      values: [
        {
          heading: 'Firing',
          expression: `topk(50, count by (environment, severity, alertname, name, node) (${firing}))`,
          unit: 'short',
          width: 70,
        },
      ],
      sortBy: [{ heading: 'Severity', rising: true }],
      none: 'no alert fires, or no rules are loaded',
    }),
    guestsDownTable(),
  ),
]
