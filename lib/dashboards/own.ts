import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../attempt.ts'
import type { File } from '../file.ts'
import type { Problem } from '../problem.ts'
import { configMapPrefix, type DeliveredName, deliveredNames } from './names.ts'

/** Dashboards that people exported from Grafana: delivered with the generator's own, and judged as warnings. */
export interface OwnDashboards {
  files: File[]
  names: DeliveredName[]
  problems: Problem[]
}

/** Where they stand. */
const ownFolder = 'environments/dashboards'

/** Every environments/dashboards/*.json below a root. */
export const ownDashboards = async (root: string): Promise<OwnDashboards> => {
  const names = (attempt(() => readdirSync(join(root, ownFolder))) ?? [])
    .filter(name => !ignored.test(name))
    .sort()
  if (names.length === 0) return { files: [], names: [], problems: [] }
  const { problemsOfDashboard } = await import('./lint/problems-of-dashboard.ts')
  const read = names.map(name => readOwn(root, name))
  const files = read.flatMap(({ file }) => file ?? [])
  return {
    files,
    names: files.map(({ path }) => deliveredOwn(path.replace('dashboards/', ''))),
    problems: [
      ...read.flatMap(({ problem }) => problem ?? []),
      ...files.flatMap(({ value, source }) =>
        [...problemsOfDashboard(value as Record<string, unknown>), ...tooLarge(value)].map(
          (message): Problem => ({ file: source, message, severity: 'warning' }),
        ),
      ),
      ...sameUids(files),
    ],
  }
}

const ignored = /^\.|^README\.md$|~$/

const readOwn = (root: string, name: string): { file?: File; problem?: Problem } => {
  const source = `${ownFolder}/${name}`
  const refuse = (message: string) => ({ problem: { file: source, message } })
  if (!/^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?\.json$/.test(name))
    return refuse('is no dashboard: name it <name>.json, with at most 40 lower-case letters, digits and "-"')
  if (attempt(() => lstatSync(join(root, source)).isFile()) !== true)
    return refuse('is no regular file; copy the dashboard here')
  const value = attempt(() => JSON.parse(readFileSync(join(root, source), 'utf8')) as unknown)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('is no JSON object; export the dashboard from Grafana once more')
  if (!('panels' in value))
    return refuse('has no panels; export the dashboard itself, in the classic JSON model')
  // Grafana refuses a provisioned dashboard that brings the number of another Grafana's database.
  const { id: _, $comment: __, ...dashboard } = value as Record<string, unknown>
  return { file: { path: `dashboards/own-${name}`, value: dashboard, source } }
}

const deliveredOwn = (file: string): DeliveredName => ({
  file,
  configMap: `${configMapPrefix}${file.replace('.json', '')}`,
})

const tooLarge = (value: object): string[] => {
  const bytes = Buffer.byteLength(JSON.stringify(value, null, 2))
  return bytes > 200_000
    ? [`has ${bytes} bytes; \`kubectl apply\` takes 262,144 an object at most, with its own notes: split it`]
    : []
}

const sameUids = (files: File[]): Problem[] => {
  const first = new Map(deliveredNames.map(({ file }) => [file.replace('.json', ''), file]))
  return files.flatMap(({ value, source }): Problem[] => {
    const uid = String(Reflect.get(value, 'uid') ?? '')
    const other = first.get(uid)
    if (uid !== '' && other === undefined) first.set(uid, source)
    return other === undefined
      ? []
      : [
          {
            file: source,
            message: `has the uid ${JSON.stringify(uid)} of ${other}; Grafana takes neither: give it its own`,
          },
        ]
  })
}
