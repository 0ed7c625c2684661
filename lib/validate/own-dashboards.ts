import type { OwnDashboard } from '../load/own-dashboards.ts'
import { deliveredNames } from '../monitoring/dashboards/dashboard-names.ts'
import type { Problem } from '../problem/problem.ts'

/** What is wrong with people's own dashboards: the rules that the generator's own keep, as warnings; their size; uids that are taken. */
export const problemsOfOwnDashboards = async (dashboards: OwnDashboard[]): Promise<Problem[]> => {
  if (dashboards.length === 0) return []
  // It brings the PromQL parser, which takes longer to load than most builds take.
  const { problemsOfDashboard } = await import('../monitoring/dashboards/lint/problems-of-dashboard.ts')
  return [
    ...dashboards.flatMap(({ file, value }) =>
      [...problemsOfDashboard(value), ...tooLarge(value)].map(
        (message): Problem => ({ file, message, severity: 'warning' }),
      ),
    ),
    ...sameUids(dashboards),
  ]
}

const tooLarge = (value: object): string[] => {
  const bytes = Buffer.byteLength(JSON.stringify(value, null, 2))
  return bytes > 200_000
    ? [`has ${bytes} bytes; \`kubectl apply\` takes 262,144 an object at most, with its own notes: split it`]
    : []
}

const sameUids = (dashboards: OwnDashboard[]): Problem[] => {
  const first = new Map(deliveredNames.map(({ file }) => [file.replace('.json', ''), file]))
  return dashboards.flatMap(({ file, value }): Problem[] => {
    const uid = String(value.uid ?? '')
    const other = first.get(uid)
    if (uid !== '' && other === undefined) first.set(uid, file)
    return other === undefined
      ? []
      : [
          {
            file,
            message: `has the uid ${JSON.stringify(uid)} of ${other}; Grafana takes neither: give it its own`,
          },
        ]
  })
}
