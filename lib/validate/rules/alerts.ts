import type { AlertRule } from '../../environment.ts'
import type { Alert } from '../../monitoring/alerts/alert.ts'
import { alerts as shipped } from '../../monitoring/alerts/alert-groups.ts'
import type { Fault } from '../../problem/fault.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import { nearestName } from '../../problem/nearest-name.ts'
import type { Rule } from '../rule.ts'
import { overLongest } from './scrapes.ts'

/** An alert is changed by its name, which a misspelling would leave as it is. */
export const alertNames: Rule = ({ alerts }) =>
  Object.keys(changesOf(alerts))
    .filter(name => find(name) === undefined)
    .map(name => ({
      path: ['alerts', 'rules', name],
      message: `is not an alert${nearest(name) || '; docs/alerts.md lists them'}`,
    }))

/** A threshold or a window is given only to an alert that has one, in its unit. */
export const alertLimits: Rule = ({ alerts }) => [
  ...(alerts ? overLongest(['alerts', 'interval'], alerts.interval) : []),
  ...own(alerts).flatMap(([name, rule]) => {
    const alert = find(name)
    const path: FieldPath = ['alerts', 'rules', name]
    return alert === undefined
      ? []
      : [
          ...threshold(alert, rule, path),
          ...(rule.window !== undefined && alert.window === undefined
            ? [{ path: [...path, 'window'], message: `is given, but ${name} has none; leave it out` }]
            : []),
          ...overLongest([...path, 'for'], rule.for),
          ...overLongest([...path, 'window'], rule.window),
        ]
  }),
]

/** What an alert's labels may not be called: what tells it apart, and what no label name is. */
export const alertLabels: Rule = ({ alerts }) => [
  ...(alerts ? faulty(alerts.labels, ['alerts', 'labels']) : []),
  ...own(alerts).flatMap(([name, { labels }]) => faulty(labels, ['alerts', 'rules', name, 'labels'])),
]

const changesOf = (alerts: Parameters<Rule>[0]['alerts']) => (alerts === false ? {} : (alerts.rules ?? {}))

const own = (alerts: Parameters<Rule>[0]['alerts']): [string, AlertRule][] =>
  Object.entries(changesOf(alerts)).filter((entry): entry is [string, AlertRule] => entry[1] !== false)

const nearest = (name: string): string =>
  nearestName(
    name,
    shipped.map(({ name }) => name),
  )

const find = (name: string): Alert | undefined => shipped.find(alert => alert.name === name)

const threshold = ({ name, threshold }: Alert, rule: AlertRule, path: FieldPath): Fault[] => {
  if (rule.threshold === undefined) return []
  const at = [...path, 'threshold']
  if (threshold === undefined) return [{ path: at, message: `is given, but ${name} has none; leave it out` }]
  if (rule.threshold < 0) return [{ path: at, message: `${rule.threshold} is below 0` }]
  return threshold.unit === 'ratio' && rule.threshold > 1
    ? [{ path: at, message: `${rule.threshold} is over 1; it is a ratio, so 90 % is 0.9` }]
    : []
}

const reserved = ['alertname', 'environment', 'namespace', 'severity']

const faulty = (labels: Record<string, string> | undefined, path: FieldPath): Fault[] =>
  Object.keys(labels ?? {}).flatMap(name => {
    if (reserved.includes(name))
      return [{ path: [...path, name], message: "can't be set: the alert has it already; leave it out" }]
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !name.startsWith('__')
      ? []
      : [{ path: [...path, name], message: 'is not a label name (letters, digits and "_", no digit first)' }]
  })
