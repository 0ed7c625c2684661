import { schemaFile } from '../../environment/schema.ts'
import type { File } from '../../file/file.ts'
import { dashboardFiles } from '../../generate/dashboard-files.ts'
import { ownDashboardFiles, ownDashboardNames } from '../../generate/own-dashboard-files.ts'
import type { Loading } from '../../load/loaded.ts'
import { loadOwnDashboards } from '../../load/own-dashboards.ts'
import { atSharedPlaces } from '../../load/shared-places.ts'
import { type DeliveredName, deliveredNames } from '../../monitoring/dashboards/dashboard-names.ts'
import type { Tell } from '../../problem/progress.ts'
import { problemsOfOwnDashboards } from '../../validate/own-dashboards.ts'
import { judgeBySchema } from '../../validate/schema/judge-by-schema.ts'
import { validator } from '../../validate/schema/validator.ts'
import { problemsOfSopsFiles } from '../../validate/sops-files.ts'
import { type Validation, validate } from '../../validate/validate.ts'
import { standingBelow } from '../../write/standing.ts'

/** The input of a build: valid environments, the schema with its validator, dashboards, and the problems in any of them. */
export interface Sources extends Validation {
  schema: File[]
  dashboards: { files: File[]; names: DeliveredName[] }
}

/** The loaded environments checked by every rule, with schema and dashboards. */
export const sources = async (
  root: string,
  loading: Loading,
  tell: Tell,
  takeStored: boolean,
): Promise<Sources> => {
  const own = loadOwnDashboards(root)
  const [{ environments, problems, schema }, dashboards, ofOwn] = await Promise.all([
    validated(root, loading, tell, takeStored),
    dashboardFiles(tell, takeStored),
    problemsOfOwnDashboards(own.dashboards),
  ])
  return {
    environments,
    schema,
    dashboards: {
      files: [...dashboards.files, ...ownDashboardFiles(own.dashboards)],
      names: [...deliveredNames, ...ownDashboardNames(own.dashboards)],
    },
    problems: [
      ...problems,
      ...problemsOfSopsFiles(environments, standingBelow(root)),
      ...dashboards.problems,
      ...own.problems,
      ...ofOwn,
    ],
  }
}

/** The loaded environments checked by every rule, and the files of the schema used. */
export const validated = async (
  root: string,
  { loaded, problems: notLoaded }: Loading,
  tell: Tell,
  takeStored = true,
): Promise<Pick<Sources, 'environments' | 'problems' | 'schema'>> => {
  const schema = await schemaFile(tell, takeStored)
  const { file, fits } = await validator(schema.value, takeStored)
  const values = loaded.map(({ value }) => value)
  const { environments, problems } = validate(loaded, await judgeBySchema(values, schema.value, fits))
  return {
    environments,
    schema: [schema, file],
    problems: [...notLoaded, ...atSharedPlaces(root, loaded, problems)],
  }
}
