import type { DashboardFiles } from '../../generate/dashboard-files.ts'
import type { Tell } from '../../problem/progress.ts'
import { dashboardSources, recallDashboards, rememberDashboards } from '../../write/dashboard-cache.ts'

/** The shipped dashboards and the problems in them, generated anew. */
export const madeDashboards = async (tell: Tell): Promise<DashboardFiles> => {
  tell('generating dashboards/ from lib/monitoring/dashboards/')
  const { dashboardFiles } = await import('../../generate/dashboard-files.ts')
  return dashboardFiles()
}

/** The same, from an earlier build's cache if none of their sources has changed. */
export const keptDashboards = async (tell: Tell): Promise<DashboardFiles> => {
  const sources = dashboardSources()
  const kept = recallDashboards(sources)
  if (kept !== undefined) return { files: kept, problems: [] }
  const made = await madeDashboards(tell)
  if (made.problems.length === 0) rememberDashboards(sources, made.files)
  return made
}
