import type { Seen } from '../../cluster/seen.ts'
import { type Selector, selects, unmet } from '../../cluster/selector.ts'
import { defaults } from '../../environment/defaults.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { literal } from '../prometheus/selection-findings.ts'
import type { Rendered } from '../rendered.ts'
import { mayList } from '../rights.ts'
import type { Scene } from '../scene.ts'

/** The Grafana operator brings a GrafanaDashboard to the Grafana objects that it selects. */
export const PM605: Check = {
  code: 'PM605',
  title: 'A Grafana of the Grafana operator takes the dashboards.',
  after: ['PM209', 'PM211'],
  rights: ({ environment: { dashboards } }) =>
    dashboards !== false && dashboards.grafanaOperator !== undefined ? mayList(['Grafana']) : [],
  run: async scene => {
    const rendered = await scene.rendered()
    if (rendered.failure !== undefined) return unseen(rendered.failure)
    const [dashboard] = rendered.value.filter(({ kind }) => kind === 'GrafanaDashboard')
    if (dashboard === undefined) return skip('the overlay brings no GrafanaDashboard')
    const { value, failure } = await scene.cluster.list('Grafana')
    if (failure !== undefined) return unseen(failure)
    const finding = operatorFinding(scene.environment, dashboard as GrafanaDashboard, value)
    return found(finding === undefined ? [] : [finding])
  },
}

type GrafanaDashboard = Rendered & {
  spec: { instanceSelector: Selector; allowCrossNamespaceImport?: boolean }
}

/** What is wrong where no Grafana takes a dashboard: the operator looks at labels, and at namespaces unless it may cross them. */
export const operatorFinding = (
  environment: Pick<Scene['environment'], 'dashboards'>,
  { metadata, spec }: GrafanaDashboard,
  grafanas: Seen[],
): Finding | undefined => {
  const selected = grafanas.filter(grafana => selects(spec.instanceSelector, grafana.metadata.labels))
  const reached = selected.some(
    grafana => grafana.metadata.namespace === metadata.namespace || spec.allowCrossNamespaceImport === true,
  )
  if (reached) return undefined
  const [near] = grafanas
  if (near === undefined)
    return {
      what: 'There is no Grafana object in this cluster.',
      why: 'Nobody shows the dashboards.',
      mend: {
        advice: 'Create a Grafana object of the Grafana operator, or leave dashboards.grafanaOperator out.',
      },
    }
  if (selected.length > 0)
    return {
      what: `The Grafana ${selected[0]?.metadata.namespace}/${selected[0]?.metadata.name} is in another namespace than the dashboards, which do not allow that.`,
      why: 'The operator leaves them out.',
      mend: { advice: 'Set allowCrossNamespaceImport: true on the GrafanaDashboards by `patches`.' },
    }
  const { folder = defaults.dashboards.folder } = environment.dashboards || {}
  const own = folder !== defaults.dashboards.folder && { folder }
  const labels = near.metadata.labels ?? {}
  return {
    what: `No Grafana has ${unmet(spec.instanceSelector, labels).join(' and ')}; ${near.metadata.namespace}/${near.metadata.name} has ${
      Object.entries(labels)
        .map(pair => pair.join('='))
        .join(', ') || 'no label'
    }.`,
    why: 'The operator brings the dashboards to no Grafana.',
    mend: { line: `dashboards: ${literal({ ...own, grafanaOperator: { instanceLabels: labels } })}` },
  }
}
