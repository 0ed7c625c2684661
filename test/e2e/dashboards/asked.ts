import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dashboard, Panel, RowPanel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Dataquery } from '@grafana/grafana-foundation-sdk/prometheus'
import { deliveredNames } from '../../../lib/monitoring/dashboards/dashboard-names.ts'
import { expressionOfVariable } from '../../../lib/monitoring/dashboards/lint/view.ts'

/** One question of a dashboard to Prometheus, as it stands in the JSON. */
export interface Asked {
  dashboard: string
  /** `panel <title> <letter>` or `variable <name>`. */
  place: string
  expression: string
  /** At how many moments of six hours it is asked; one for what is now. */
  moments: number
}

/** Every query of every panel and variable of the dashboards that are committed. */
export const asked: Asked[] = deliveredNames.flatMap(({ file }) => {
  const json = readFileSync(join(import.meta.dirname, '../../../dashboards', file), 'utf8')
  const dashboard = JSON.parse(json) as Dashboard
  return [...variables(dashboard), ...panels(dashboard)]
})

function variables({ title = '', templating }: Dashboard): Asked[] {
  return (templating.list ?? []).flatMap((variable: VariableModel) => {
    const query = Object(variable.query).query
    const expression = typeof query === 'string' ? expressionOfVariable(query) : undefined
    return expression === undefined
      ? []
      : [{ dashboard: title, place: `variable ${variable.name}`, expression, moments: 1 }]
  })
}

function panels({ title = '', panels = [] }: Dashboard): Asked[] {
  return panels
    .filter((panel: Panel | RowPanel): panel is Panel => panel.type !== 'row')
    .flatMap(panel =>
      (panel.targets as Dataquery[]).map(target => ({
        dashboard: title,
        place: `panel ${panel.title} ${target.refId}`,
        expression: target.expr,
        moments: target.range === true ? Math.min(panel.maxDataPoints ?? 360, 360) : 1,
      })),
    )
}

/** What a viewer picked, by variable. */
export type Picked = Record<'environment' | 'node' | 'guest' | 'rows', string>

/** An expression with what the viewer picked, as Grafana writes it in. */
export const filled = (expression: string, picked: Picked): string => {
  const values: Record<string, string> = {
    ...picked,
    job: '.*node-exporter',
    search: '',
    __rate_interval: '4m',
    __range: '6h',
  }
  return expression.replaceAll(/\$(\w+)/g, (match, name) => values[name] ?? match)
}
