import type { File } from '../file/file.ts'
import type { OwnDashboard } from '../load/own-dashboards.ts'
import { configMapPrefix, type DeliveredName } from '../monitoring/dashboards/dashboard-names.ts'

/** People's own dashboards as files beside the generator's. */
export const ownDashboardFiles = (dashboards: OwnDashboard[]): File[] =>
  dashboards.map(({ name, file, value }) => {
    // Grafana refuses a provisioned dashboard that brings the number of another Grafana's database.
    const { id: _, $comment: __, ...dashboard } = value
    return { path: `dashboards/own-${name}.json`, value: dashboard, source: file }
  })

/** The names under which they are delivered. */
export const ownDashboardNames = (dashboards: OwnDashboard[]): DeliveredName[] =>
  dashboards.map(({ name }) => ({ file: `own-${name}.json`, configMap: `${configMapPrefix}own-${name}` }))
