import { dashboardFiles } from './dashboards/files.ts'
import { type DeliveredName, deliveredNames } from './dashboards/names.ts'
import { ownDashboards } from './dashboards/own.ts'
import type { File } from './file.ts'
import type { Loading } from './load.ts'
import type { Tell } from './progress.ts'
import { schemaFile } from './schema.ts'
import { type Validation, validate } from './validate/validate.ts'

/** All that a build is made of: environments that are right, the schema, dashboards; and what is wrong with any. */
export interface Sources extends Validation {
  schema: Awaited<ReturnType<typeof schemaFile>>
  dashboards: { files: File[]; names: DeliveredName[] }
}

/** The loaded environments judged by every rule, and what stands beside them. */
export const sources = async (root: string, loading: Loading, tell: Tell): Promise<Sources> => {
  const [schema, dashboards, own] = await Promise.all([
    schemaFile(tell),
    dashboardFiles(tell),
    ownDashboards(root),
  ])
  const { environments, problems } = validate(loading.loaded, schema.value)
  return {
    environments,
    schema,
    dashboards: { files: [...dashboards.files, ...own.files], names: [...deliveredNames, ...own.names] },
    problems: [...loading.problems, ...problems, ...dashboards.problems, ...own.problems],
  }
}
