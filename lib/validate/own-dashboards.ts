import { serialize } from '../file/serialize.ts'
import { ownDashboardFiles } from '../generate/own-dashboard-files.ts'
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
      [...problemsOfDashboard(value), ...forServerSideApply(value)].map(
        (message): Problem => ({ file, message, severity: 'warning' }),
      ),
    ),
    ...dashboards.flatMap(tooLarge),
    ...dashboards.flatMap(leaks),
    ...sameUids(dashboards),
  ]
}

/** A ConfigMap holds 1 MiB (Kubernetes: MaxSecretSize, which ConfigMaps share), and a dashboard is one ConfigMap. */
const largest = 2 ** 20

const tooLarge = (dashboard: OwnDashboard): Problem[] => {
  const bytes = delivered(dashboard)
  return bytes <= largest
    ? []
    : [
        {
          file: dashboard.file,
          message: `has ${bytes} bytes as it is delivered, and no API server takes a ConfigMap of more than ${largest}; split the dashboard, or leave data out that it embeds (snapshots, images)`,
        },
      ]
}

/** The bytes of the file that the component's ConfigMap holds. */
const delivered = (dashboard: OwnDashboard): number =>
  ownDashboardFiles([dashboard]).reduce((sum, file) => sum + Buffer.byteLength(serialize(file)), 0)

const forServerSideApply = (value: object): string[] => {
  const bytes = Buffer.byteLength(JSON.stringify(value, null, 2))
  return bytes > 200_000 && bytes <= largest
    ? [`has ${bytes} bytes; \`kubectl apply\` takes 262,144 an object at most, with its own notes: split it`]
    : []
}

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
