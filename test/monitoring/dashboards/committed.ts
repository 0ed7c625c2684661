import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard'
import { deliveredNames } from '../../../lib/monitoring/dashboards/dashboard-names.ts'

/** The dashboards that are committed, as Grafana reads them. */
export const committed: { file: string; text: string; dashboard: Dashboard }[] = deliveredNames.map(
  ({ file }) => {
    const text = readFileSync(join(import.meta.dirname, '../../../dashboards', file), 'utf8')
    return { file, text, dashboard: JSON.parse(text) }
  },
)

/** The panels of a dashboard, without the rows. */
export const panelsOf = ({ panels = [] }: Dashboard): Panel[] =>
  panels.filter((panel: Panel | RowPanel): panel is Panel => panel.type !== 'row')
