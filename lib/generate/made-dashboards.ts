import type { File } from '../file/file.ts'
import { dashboards } from '../monitoring/dashboards/all-dashboards.ts'
import { problemsOfDashboard } from '../monitoring/dashboards/lint/problems-of-dashboard.ts'
import type { Problem } from '../problem/problem.ts'
import { dashboardFile } from './dashboard-file.ts'

/** Makes and checks the generator's dashboards. Importing this loads Grafana's SDK and the PromQL parser, which takes longer than a whole build. */
export const madeDashboards = (): { files: File[]; problems: Problem[] } => {
  const made = dashboards().map(dashboard => ({
    dashboard,
    file: dashboardFile(dashboard.uid as string, { ...dashboard }),
  }))
  const problems = made.flatMap(({ dashboard, file }) =>
    problemsOfDashboard({ ...dashboard }).map(message => ({ file: file.source, message })),
  )
  return { files: made.map(({ file }) => file), problems }
}
