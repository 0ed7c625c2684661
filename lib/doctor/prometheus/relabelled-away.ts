/** A step of `alert_relabel_configs`, as `/api/v1/status/config` gives it. */
export interface RelabelStep {
  source_labels?: string[]
  separator?: string
  regex?: string
  action?: string
}

/** A step that throws alerts away, and the alerts that it throws away. */
export interface ThrownAway {
  step: RelabelStep
  alerts: string[]
}

/**
 * The steps by which Prometheus throws these alerts away before any Alertmanager has them. A step that asks for a label that
 * the alert's own rule does not set is passed over: what it does depends on the series.
 */
export const relabelledAway = (steps: RelabelStep[], alerts: Record<string, string>[]): ThrownAway[] =>
  steps.flatMap(step => {
    const away = alerts.filter(labels => throwsAway(step, labels)).map(({ alertname = '' }) => alertname)
    return away.length === 0 ? [] : [{ step, alerts: away }]
  })

const throwsAway = (
  { source_labels: names = [], separator = ';', regex = '(.*)', action }: RelabelStep,
  labels: Record<string, string>,
): boolean => {
  if (names.some(name => labels[name] === undefined)) return false
  const matches = new RegExp(`^(?:${regex})$`, 's').test(names.map(name => labels[name]).join(separator))
  return (action === 'drop' && matches) || (action === 'keep' && !matches)
}
