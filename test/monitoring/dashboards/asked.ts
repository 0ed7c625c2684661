import type { Dashboard, Panel, RowPanel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Dataquery } from '@grafana/grafana-foundation-sdk/prometheus'
import { expressionOfVariable } from '../../../lib/monitoring/dashboards/lint/view.ts'
import { committed } from './committed.ts'

/** One question of a dashboard to Prometheus, as it stands in the JSON. */
export interface Asked {
  dashboard: string
  /** `panel <title>`, with the column's heading or the query's letter where there are several; or `variable <name>`. */
  place: string
  expression: string
  /** At how many moments of six hours it is asked; one for what is now. */
  moments: number
}

const variables = ({ title = '', templating }: Dashboard): Asked[] =>
  (templating.list ?? []).flatMap((variable: VariableModel) => {
    const query = Object(variable.query).query
    const expression = typeof query === 'string' ? expressionOfVariable(query) : undefined
    return expression === undefined
      ? []
      : [{ dashboard: title, place: `variable ${variable.name}`, expression, moments: 1 }]
  })

const panels = ({ title = '', panels = [] }: Dashboard): Asked[] =>
  panels
    .filter((panel: Panel | RowPanel): panel is Panel => panel.type !== 'row')
    .flatMap(panel =>
      (panel.targets as Dataquery[]).map(target => ({
        dashboard: title,
        place: `panel ${panel.title}${partOf(panel, target.refId ?? '')}`,
        expression: target.expr,
        moments: target.range === true ? Math.min(panel.maxDataPoints ?? 360, 360) : 1,
      })),
    )

/** Which of a panel's queries one is. */
const partOf = ({ targets = [], transformations = [] }: Panel, refId: string): string => {
  if (targets.length === 1) return ''
  const headings = transformations.find(({ id }) => id === 'organize')?.options.renameByName ?? {}
  return `, ${headings[`Value #${refId}`] ?? refId}`
}

/** Every query of a dashboard's panels and variables. */
export const askedOf = (dashboard: Dashboard): Asked[] => [...variables(dashboard), ...panels(dashboard)]

/** Every query of every panel and variable of the dashboards that are committed. */
export const asked: Asked[] = committed.flatMap(({ dashboard }) => askedOf(dashboard))

/** Where a question stands: `<page>: <place>`. */
export const placeOf = ({ dashboard, place }: Pick<Asked, 'dashboard' | 'place'>): string =>
  `${dashboard.replace('Proxmox / ', '')}: ${place}`
