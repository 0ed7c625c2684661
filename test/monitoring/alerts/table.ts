import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { duration } from '../../../lib/environment/duration.ts'
import type { Alert } from '../../../lib/monitoring/alerts/alert.ts'
import { alertGroups } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { metricOf } from '../../../lib/monitoring/catalogue/selector.ts'
import { descendants, parse } from '../../../lib/monitoring/catalogue/syntax.ts'
import { recordings } from '../../../lib/monitoring/expressions/recordings.ts'
import { scopeOf } from '../../../lib/monitoring/expressions/scope.ts'

const here = import.meta.dirname
const endToEnd = join(here, '../../e2e/alerts/proven.ts')

/** What the end-to-end tests declare: the alerts that they prove, with where the fault comes from, and those that they do not, with the reason. */
interface Declared {
  proven: Record<string, string>
  notProven: Record<string, string>
}

/** docs/alerts.md's tables, one a group, from what the alerts and the tests are. */
export const tables = async (): Promise<string> => {
  const declared: Declared = existsSync(endToEnd) ? await import(endToEnd) : { proven: {}, notProven: {} }
  return Object.entries(alertGroups)
    .map(([subject, alerts]) =>
      [
        `### ${titles[subject]}`,
        '',
        '| alert | severity | threshold | for | from | unit tests: fires, quiet | fired end to end | resolved |',
        '|---|---|---|---|---|---|---|---|',
        ...alerts.map(alert => row(alert, declared)),
      ].join('\n'),
    )
    .join('\n\n')
}

const titles: Record<string, string> = {
  monitoring: 'Monitoring itself',
  cluster: 'The cluster',
  nodes: 'Nodes',
  guests: 'Guests',
  storages: 'Storages and replication',
  hypervisors: 'Hypervisors, by node exporter',
  ceph: "Ceph, by its mgr's module",
  backups: 'Backups and migrations, by Telegraf',
  upkeep: 'HA, certificates and disks, by Telegraf',
}

const row = (alert: Alert, { proven, notProven }: Declared): string => {
  const source = proven[alert.name]
  const reason = notProven[alert.name] ?? 'not yet'
  const cells = [
    `[${alert.name}](runbooks/${alert.name}.md)`,
    alert.severity,
    thresholdOf(alert),
    alert.for,
    sourcesOf(alert)
      .map(name => `\`${name}\``)
      .join(', '),
    `${testsOf('fires', alert.name)}, ${testsOf('quiet', alert.name)}`,
    source ?? reason,
    source === undefined ? reason : 'yes',
  ]
  return `| ${cells.join(' | ')} |`
}

const thresholdOf = ({ threshold, window }: Alert): string => {
  const { value, unit } = threshold ?? { value: 0, unit: undefined }
  const limit =
    unit === 'ratio' ? `${Math.round(value * 100)} %` : unit === 'seconds' ? duration(value) : String(value)
  return [...(unit === undefined ? [] : [limit]), ...(window === undefined ? [] : [`within ${window}`])].join(
    ' ',
  )
}

/** The exporters' series that an alert asks for, through recording rules. */
export const sourcesOf = ({ expression }: Alert): string[] => {
  const expr = expression(scopeOf('environment="lab"'), {
    threshold: 0,
    window: '5m',
    hypervisors: ['pve1'],
    nodeScrape: true,
    nodeExporter: true,
  })
  return [...new Set(metricsOf(expr))].sort()
}

/** Every exporter's series that an alert asks for. */
export const seriesRead = (): string[] => [...new Set(Object.values(alertGroups).flat().flatMap(sourcesOf))]

/** A recording rule may ask for what it said last itself. */
const metricsOf = (expr: string, through: string[] = []): string[] => {
  const parsed = parse(expr)
  return descendants(parsed.root)
    .filter(({ name }) => name === 'VectorSelector')
    .map(selector => metricOf(parsed, selector))
    .filter(metric => !through.includes(metric))
    .flatMap(metric => {
      const recording = recordings.find(({ record }) => record === metric)
      return recording === undefined
        ? [metric]
        : metricsOf(recording.expression(scopeOf('environment="lab"')), [...through, metric])
    })
}

const suites = readdirSync(here)
  .filter(name => name.endsWith('.test.ts'))
  .map(name => readFileSync(join(here, name), 'utf8'))
  .join('\n')

/** How many tests say of an alert that it fires, or is quiet in a case of its own. */
export const testsOf = (verb: 'fires' | 'quiet', alert: string): number =>
  suites.match(new RegExp(`\\b${verb}\\(\\s*["']${alert}["']`, 'g'))?.length ?? 0

/** The recording rules as docs/alerts.md lists them. */
export const recordingTable = (): string =>
  [
    '| series | what it gives |',
    '|---|---|',
    ...recordings.map(({ record, help }) => `| \`${record}\` | ${help} |`),
  ].join('\n')
