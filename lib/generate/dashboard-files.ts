import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { belowFirstLine } from '../file/below-first-line.ts'
import type { File } from '../file/file.ts'
import { repository } from '../file/repository.ts'
import { deliveredNames } from '../monitoring/dashboards/dashboard-names.ts'
import type { Problem } from '../problem/problem.ts'
import type { Tell } from '../problem/progress.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { dashboardFile } from './dashboard-file.ts'

/**
 * The generator's own dashboards and what is wrong with them. They are taken from dashboards/ as long as each is what
 * its sources made, and made anew otherwise: loading Grafana's SDK takes longer than a whole build. Anyone can compute the
 * hash that tells this, so whoever checks what is committed takes nothing stored.
 */
export const dashboardFiles = async (
  tell: Tell,
  takeStored = true,
): Promise<{ files: File[]; problems: Problem[] }> => {
  const stored = takeStored ? storedDashboards() : undefined
  if (stored !== undefined) return { files: stored, problems: [] }
  tell('generating dashboards/ from lib/monitoring/dashboards/')
  const { madeDashboards } = await import('./made-dashboards.ts')
  return madeDashboards()
}

/** The dashboards in this repository, if each of them still is what its sources made. */
const storedDashboards = (): File[] | undefined =>
  undefinedOnError(() => deliveredNames.map(({ file }) => storedDashboard(file.replace('.json', ''))))

/** Its text is taken as it stands: parsing what is megabytes would take longer. The first lines are the brace, `$comment` and `$sources`. */
const storedDashboard = (uid: string): File => {
  const path = join(repository, 'dashboards', `${uid}.json`)
  const lines = readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  const stored = belowFirstLine(belowFirstLine(lines))
  const file = dashboardFile(uid, belowFirstLine(stored))
  if (file.value !== stored) throw new Error(`${path} is not what its sources make`)
  return file
}
