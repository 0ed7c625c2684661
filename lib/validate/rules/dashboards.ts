import type { Rule } from '../rule.ts'

/** Dashboards that Grafana finds, and finds in one way only: sidecar and operator would give it each uid twice. */
export const found: Rule = ({ dashboards }) => {
  if (dashboards === false) return []
  const { sidecarLabels, grafanaOperator } = dashboards
  const isDefault = sidecarLabels.grafana_dashboard === '1' && Object.keys(sidecarLabels).length === 1
  if (grafanaOperator !== undefined && !isDefault)
    return [
      {
        path: ['dashboards'],
        message:
          'has both sidecarLabels and grafanaOperator, which would show each dashboard twice; give one of them',
      },
    ]
  if (grafanaOperator !== undefined && Object.keys(grafanaOperator.instanceLabels).length === 0)
    return [
      {
        path: ['dashboards', 'grafanaOperator', 'instanceLabels'],
        message: 'is empty; give the labels of the Grafana object that shows the dashboards',
      },
    ]
  return Object.keys(sidecarLabels).length === 0
    ? [
        {
          path: ['dashboards', 'sidecarLabels'],
          message:
            "is empty; give the label that Grafana's sidecar looks for, or `dashboards: false` for none",
        },
      ]
    : []
}
