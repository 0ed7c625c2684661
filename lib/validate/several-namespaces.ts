import type { NamedEnvironment } from '../environment/defaults.ts'
import { clusterKey } from '../generate/gitops/delivered.ts'
import type { FieldPath } from '../problem/field-path.ts'

/**
 * Namespaces of one Kubernetes cluster that bring dashboards by the same labels. A sidecar that looks into all of them,
 * as kube-prometheus-stack's does, writes each dashboard into one file, and deletes it when either namespace's goes.
 */
export const severalNamespaces = (
  environments: NamedEnvironment[],
): [NamedEnvironment, FieldPath, string, 'warning'][] =>
  Object.values(Object.groupBy(environments, finder)).flatMap((same = []) => {
    const [first, ...others] = same.filter(({ dashboards }) => dashboards !== false)
    const [second] = others.filter(({ namespace }) => namespace !== first?.namespace)
    if (first === undefined || second === undefined) return []
    const namespaces = new Set(others.map(({ namespace }) => namespace))
    namespaces.delete(first.namespace)
    const more = namespaces.size > 1 ? ` and ${namespaces.size - 1} more` : ''
    return [
      [
        second,
        ['dashboards'],
        `come to namespace ${JSON.stringify(second.namespace)}${more}, and to ${JSON.stringify(first.namespace)} with ${first.file}: a Grafana that looks into both has each of them twice; say \`dashboards: false\` here, or give each Grafana labels of its own to look for`,
        'warning' as const,
      ],
    ]
  })

/** Cluster, who delivers, and the labels by which a Grafana finds dashboards: where these differ, so does the Grafana. */
const finder = (environment: NamedEnvironment): string => {
  const { dashboards, delivery } = environment
  const by = delivery?.argocd ? 'argocd' : delivery?.flux ? 'flux' : ''
  if (dashboards === false) return ''
  return JSON.stringify([
    clusterKey(environment),
    by,
    dashboards.grafanaOperator?.instanceLabels ?? dashboards.sidecarLabels,
  ])
}
