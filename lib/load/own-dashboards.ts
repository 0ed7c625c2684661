import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fieldName } from '../problem/field-path.ts'
import type { Problem } from '../problem/problem.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { plainData } from './plain-data.ts'

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
  if (undefinedOnError(() => lstatSync(join(root, folder)).isSymbolicLink()))
    return {
      dashboards: [],
      problems: [
        { file: folder, message: 'is a symbolic link; make it a folder, and copy the dashboards into it' },
      ],
    }
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

/** Bytes of a file, which may be indented; more is nobody's dashboard. */
const most = 4 * 2 ** 20

const readOwn = (root: string, fileName: string): { dashboard?: OwnDashboard; problem?: Problem } => {
  const file = `${folder}/${fileName}`
  const refuse = (message: string) => ({ problem: { file, message } })
  if (!/^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?\.json$/.test(fileName))
    return refuse(
      'is not named as a dashboard: <name>.json, with at most 40 lower-case letters, digits and "-"',
    )
  if (undefinedOnError(() => lstatSync(join(root, file)).isFile()) !== true)
    return refuse('is not a regular file; copy the dashboard here')
  if ((undefinedOnError(() => lstatSync(join(root, file)).size) ?? 0) > most)
    return refuse(`is larger than ${most / 2 ** 20} MiB, and a ConfigMap holds one; take panels out`)
  const value = undefinedOnError(() => JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('is not a JSON object; export the dashboard from Grafana again')
  if (!('panels' in value) || !Array.isArray(value.panels))
    return refuse('has no list of panels; export the dashboard itself, in the classic JSON model')
  const [fault] = plainData(value)
  if (fault !== undefined) return refuse(`${fieldName(fault.path)} ${fault.message}`)
  return { dashboard: { name: fileName.replace(/\.json$/, ''), file, value: { ...value } } }
}
