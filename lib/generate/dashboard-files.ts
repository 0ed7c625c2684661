import type { File } from '../file/file.ts'
import { problemsOfAlerts } from '../monitoring/alerts/problems-of-alerts.ts'
import { dashboards } from '../monitoring/dashboards/all-dashboards.ts'
import { problemsOfDashboard } from '../monitoring/dashboards/lint/problems-of-dashboard.ts'
import type { Problem } from '../problem/problem.ts'

/** The generator's own dashboards, and what is wrong with them and with the alerts, which share their expressions. */
export interface DashboardFiles {
  files: File[]
  problems: Problem[]
}

/** Makes and judges the dashboards. Whoever imports this loads Grafana's SDK and the PromQL parser, which takes longer than all else. */
export const dashboardFiles = (): DashboardFiles => {
  const files = dashboards().map(dashboard => file(dashboard.uid as string, dashboard))
  const problems = files.flatMap(({ value, source }) =>
    problemsOfDashboard({ ...value }).map(message => ({ file: source, message })),
  )
  return { files, problems: [...problemsOfAlerts(), ...problems] }
}

const file = (uid: string, value: object): File => ({
  path: `dashboards/${uid}.json`,
  value,
  source: `lib/monitoring/dashboards/pages/${uid.replace(/^proxmox-/, '')}.ts`,
})
