import { printable } from '../../problem/problem.ts'
import { masked } from '../../problem/secret-text.ts'
import type { Use } from '../../release/reader.ts'
import type { Change } from '../../release/release-comparison.ts'
import { columns } from './columns.ts'
import type { ImportedReport, ImportReport } from './import-report.ts'

/** The report for a person. */
export const importText = ({ written, environments, uses }: ImportReport): string =>
  [
    ...section(
      'Used',
      columns(uses.filter(isUsed).map(({ place, what, field = '' }) => [at(place), what, `→ ${field}`])),
    ),
    ...section(
      'Not used',
      columns(uses.filter(use => !isUsed(use)).map(({ place, what, why = '' }) => [at(place), what, why])),
    ),
    ...environments.flatMap(environment => ofEnvironment(environment)),
    written
      ? `wrote ${environments.map(({ file }) => file).join(', ')}`
      : `wrote nothing (--dry-run); would write ${environments.map(({ file }) => file).join(', ')}`,
    '',
  ].join('\n')

const isUsed = ({ field }: Use): boolean => field !== undefined

const at = ({ file, line }: Use['place']): string => `${file}:${line}`

const section = (title: string, lines: string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines.map(line => `  ${line}`), '']

const ofEnvironment = ({ name, changes, series, remarks, steps }: ImportedReport): string[] => [
  ...section(`${name}: the overlay against the release`, columns(withoutDashboards(changes).map(changeRow))),
  ...section(
    `${name}: labels of the series`,
    columns([
      ['series', 'old job', 'old instance', 'new job', 'new instance'],
      ...series.map(({ series, oldJob, oldInstance, newJob, newInstance }) => [
        series,
        oldJob,
        oldInstance,
        newJob,
        newInstance,
      ]),
    ]),
  ),
  ...section(`${name}: what differs on purpose`, remarks.map(shown)),
  ...section(
    `${name}: by hand`,
    steps.map((step, index) => shown(`${index + 1}. ${step}`)),
  ),
]

/** The dashboards' ConfigMaps are six of one kind: one row stands for them. */
const withoutDashboards = (changes: Change[]): Change[] => {
  const [first, ...others] = changes.filter(isDashboard)
  return changes.flatMap(change => {
    if (!isDashboard(change)) return [change]
    return change === first
      ? [{ ...change, name: `${change.name} and ${others.length} more dashboards` }]
      : []
  })
}

const isDashboard = ({ change, kind, name }: Change): boolean =>
  change === 'added' && kind === 'ConfigMap' && name.includes('proxmox-monit-dashboard-')

const shown = (text: string): string => printable(masked(text))

const changeRow = ({ change, kind, name, fields }: Change): string[] => [change, kind, name, listed(fields)]

const listed = (fields: string[]): string =>
  fields.length > 6 ? `${fields.slice(0, 6).join(', ')} and ${fields.length - 6} more` : fields.join(', ')
