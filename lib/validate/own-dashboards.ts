import type { OwnDashboard } from '../load/own-dashboards.ts'
import { deliveredNames } from '../monitoring/dashboards/dashboard-names.ts'
import { fieldName } from '../problem/field-path.ts'
import { type Problem, received } from '../problem/problem.ts'
import { leakedSecrets } from './rules/leaked-secrets.ts'

/** What is wrong with people's own dashboards: the rules that the generator's own keep, as warnings; their size; secrets; uids that are taken. */
export const problemsOfOwnDashboards = async (dashboards: OwnDashboard[]): Promise<Problem[]> => {
  if (dashboards.length === 0) return []
  // It brings the PromQL parser, which takes longer to load than most builds take.
  const { problemsOfDashboard } = await import('../monitoring/dashboards/lint/problems-of-dashboard.ts')
  return [
    ...dashboards.flatMap(({ file, value }) =>
      problemsOfDashboard(value).map((message): Problem => ({ file, message, severity: 'warning' })),
    ),
    ...dashboards.flatMap(sizeOf),
    ...dashboards.flatMap(leaks),
    ...sameUids(dashboards),
  ]
}

const sizeOf = ({ file, value }: OwnDashboard): Problem[] => {
  const bytes = Buffer.byteLength(JSON.stringify(value, null, 2))
  if (bytes > ofConfigMap)
    return [
      {
        file,
        message: `has ${bytes} bytes, and Kubernetes takes no ConfigMap over ${ofConfigMap}: split the dashboard`,
      },
    ]
  return bytes > 200_000
    ? [
        {
          file,
          message: `has ${bytes} bytes; \`kubectl apply\` without --server-side takes 262,144 an object, its own notes included: split it`,
          severity: 'warning',
        },
      ]
    : []
}

/** Kubernetes: core.MaxSecretSize, of all keys and values; the rest is for the key. */
const ofConfigMap = 2 ** 20 - 1024

/** What looks like a secret; a UUID is none here, as Grafana names dashboards and panels by them. */
const leaks = ({ file, value }: OwnDashboard): Problem[] =>
  leakedSecrets(value, () => false).map(({ path, kind }) => ({
    file,
    message: `${fieldName(path)} holds what looks like ${kind}, which is not shown here and must never stand in this repository; put it into Grafana's data source, and revoke it if it was ever committed`,
  }))

const sameUids = (dashboards: OwnDashboard[]): Problem[] => {
  const first = new Map(deliveredNames.map(({ file }) => [file.replace('.json', ''), file]))
  return dashboards.flatMap(({ file, value }): Problem[] => {
    const uid = typeof value.uid === 'string' ? value.uid : ''
    const other = first.get(uid)
    if (uid !== '' && other === undefined) first.set(uid, file)
    return other === undefined
      ? []
      : [
          {
            file,
            message: `has the uid ${received(uid)} of ${other}; Grafana takes neither: give it its own`,
          },
        ]
  })
}
