import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { Format } from '../../environment-file/environment-text.ts'
import { renderedObjects } from '../../generate/overlay/rendered-objects.ts'
import type { Candidate } from '../../release/candidates.ts'
import type { Use } from '../../release/reader.ts'
import { type Change, comparison } from '../../release/release-comparison.ts'
import { type SeriesChange, seriesChanges } from '../../release/series.ts'
import { importSteps } from './import-steps.ts'
import { fileOf } from './place-environments.ts'

/** What `import` tells of one environment. */
export interface ImportedReport {
  name: string
  file: string
  changes: Change[]
  series: SeriesChange[]
  remarks: string[]
  steps: string[]
}

/** What `import` tells in all. */
export interface ImportReport {
  written: boolean
  environments: ImportedReport[]
  uses: Use[]
}

/** The report on environments that are valid. Where only values were given, there are no objects to compare. */
export const reportOf = (
  candidates: Candidate[],
  environments: NamedEnvironment[],
  { format, dryRun, takeOver }: { format: Format; dryRun: boolean; takeOver: boolean },
): ImportReport => ({
  written: !dryRun,
  uses: unique(candidates.flatMap(({ release }) => release.uses)),
  environments: candidates.flatMap(({ imported, facts, release: { objects } }) => {
    const environment = environments.find(({ name }) => name === imported.name)
    if (environment === undefined) return []
    const changes = objects.length === 0 ? [] : comparison(objects, renderedObjects(environment))
    return [
      {
        name: imported.name,
        file: fileOf({ name: imported.name, format }),
        changes,
        series: seriesChanges(facts.scrapes, environment),
        remarks: [
          ...facts.remarks.map(({ place, text }) => `${place.file}:${place.line}: ${text}`),
          ...imported.remarks,
        ],
        steps: [...imported.steps, ...importSteps(environment, facts, changes, takeOver)],
      },
    ]
  }),
})

const unique = (uses: Use[]): Use[] => [...new Map(uses.map(use => [JSON.stringify(use), use])).values()]
