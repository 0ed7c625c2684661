import { nearestName, quoted } from '../../problem/nearest-name.ts'
import type { Problem } from '../../problem/problem.ts'
import { labelsOfExpression, problemsOfExpression } from '../catalogue/problems-of-expression.ts'
import { recordings } from '../expressions/recordings.ts'
import { type Scope, scopeOf } from '../expressions/scope.ts'
import type { Alert } from './alert.ts'
import { alertGroups } from './alert-groups.ts'

const scope: Scope = scopeOf('environment="lab"', { guests: 'name!~"a"', storages: 'storage!~"b"' })

/** What alerts ask for that no exporter gives, and what their texts name that their expressions do not leave, with file and alert. */
export const problemsOfAlerts = (groups: Record<string, Alert[]> = alertGroups): Problem[] => [
  ...recordings.flatMap(({ record, expression }) =>
    problemsOfExpression(expression(scope)).map(problem => ({
      file: 'lib/monitoring/expressions/recordings.ts',
      message: `${record} ${problem}`,
    })),
  ),
  ...Object.entries(groups).flatMap(([subject, alerts]) =>
    alerts.flatMap(alert =>
      problemsOfAlert(alert).map(problem => ({
        file: `lib/monitoring/alerts/${subject}.ts`,
        message: `${alert.name} ${problem}`,
      })),
    ),
  ),
]

/** Labels that every alert gets from its rule. */
const ofRule = ['environment', 'namespace', 'severity']

const problemsOfAlert = ({ expression, summary, description, threshold, window }: Alert): string[] => {
  const expr = expression(scope, {
    threshold: threshold?.value ?? 0,
    window: window ?? '5m',
    hypervisors: ['pve1'],
    nodeScrape: true,
    nodeExporter: true,
  })
  const problems = problemsOfExpression(expr)
  if (problems.length > 0) return problems
  const labels = [...labelsOfExpression(expr), ...ofRule]
  return [...`${summary} ${description}`.matchAll(/\$labels\.(\w+)/g)]
    .map(([, label = '']) => label)
    .filter(label => !labels.includes(label))
    .map(
      label =>
        `tells the label ${quoted(label)}, which its expression does not leave${nearestName(label, labels)}`,
    )
}
