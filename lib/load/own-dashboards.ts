import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../problem/problem.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'

/** A dashboard that a person exported from Grafana. */
export interface OwnDashboard {
  /** Its file's name, without `.json`. */
  name: string
  /** Its file, from the root. */
  file: string
  value: Record<string, unknown>
}

/** Where they stand. */
const folder = 'environments/dashboards'

/** Every environments/dashboards/*.json below a root, and what is wrong with those that can't be read. */
export const loadOwnDashboards = (root: string): { dashboards: OwnDashboard[]; problems: Problem[] } => {
  const read = (undefinedOnError(() => readdirSync(join(root, folder))) ?? [])
    .filter(name => !ignored.test(name))
    .sort()
    .map(name => readOwn(root, name))
  return {
    dashboards: read.flatMap(({ dashboard }) => dashboard ?? []),
    problems: read.flatMap(({ problem }) => problem ?? []),
  }
}

const ignored = /^\.|^README\.md$|~$/

const readOwn = (root: string, fileName: string): { dashboard?: OwnDashboard; problem?: Problem } => {
  const file = `${folder}/${fileName}`
  const refuse = (message: string) => ({ problem: { file, message } })
  if (!/^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?\.json$/.test(fileName))
    return refuse('is no dashboard: name it <name>.json, with at most 40 lower-case letters, digits and "-"')
  if (undefinedOnError(() => lstatSync(join(root, file)).isFile()) !== true)
    return refuse('is no regular file; copy the dashboard here')
  const value = undefinedOnError(() => JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('is no JSON object; export the dashboard from Grafana once more')
  if (!('panels' in value))
    return refuse('has no panels; export the dashboard itself, in the classic JSON model')
  return { dashboard: { name: fileName.replace(/\.json$/, ''), file, value: { ...value } } }
}
