import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import lacks from '../../../lib/monitoring/catalogue/node-exporter-lacks.json' with { type: 'json' }
import { sourcesOf } from './table.ts'

const dashboards = join(import.meta.dirname, '../../../dashboards')

/** docs/alerts.md's table of what older versions of node exporter lack that alerts and panels ask for. */
export const lacksTable = (): string =>
  [
    '| node exporter | alerts that stay silent | panels without values |',
    '|---|---|---|',
    ...Object.entries(lacks).map(
      ([version, names]) =>
        `| ${version}${whose[version] ?? ''} | ${list(alertsThatLack(names))} | ${list(panelsThatLack(names))} |`,
    ),
  ].join('\n')

const whose: Record<string, string> = { '1.5.0': ' (Debian 12)', '1.9.0': ' (Debian 13)' }

const list = (lines: string[]) => (lines.length === 0 ? 'none' : lines.join('<br>'))

const alertsThatLack = (names: string[]) =>
  alerts.flatMap(alert => lacking(alert.name, sourcesOf(alert), names))

const panelsThatLack = (names: string[]) =>
  readdirSync(dashboards)
    .filter(file => file.startsWith('proxmox-') && file.endsWith('.json'))
    .flatMap(file => {
      const { title, panels } = JSON.parse(readFileSync(join(dashboards, file), 'utf8')) as Panel
      return (panels ?? []).flatMap(panel =>
        lacking(`${title}: ${panel.title}`, expressionsOf(panel).flatMap(metricsIn), names),
      )
    })

const lacking = (of: string, asked: string[], names: string[]): string[] => {
  const missing = [...new Set(asked)].filter(name => names.includes(name))
  return missing.length === 0 ? [] : [`${of} (${missing.map(name => `\`${name}\``).join(', ')})`]
}

interface Panel {
  title?: string
  panels?: Panel[]
  targets?: { expr?: string }[]
}

const expressionsOf = ({ targets = [], panels = [] }: Panel): string[] => [
  ...targets.flatMap(({ expr = '' }) => expr),
  ...panels.flatMap(expressionsOf),
]

const metricsIn = (expression: string): string[] => expression.match(/\bnode_\w+/g) ?? []
