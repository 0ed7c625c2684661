import type { Seen } from '../../cluster/seen.ts'
import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { shell } from '../../problem/shell.ts'
import type { Finding } from '../check.ts'
import { literal } from '../prometheus/selection-findings.ts'

/** A workload whose pods may have the sidecar `k8s-sidecar`. */
export type SidecarWorkload = Seen & {
  spec: {
    template: {
      spec: { containers: { name: string; image: string; env?: { name: string; value?: string }[] }[] }
    }
  }
}

/** What a sidecar looks for: a label, with any value where `value` is empty, in these namespaces (`ALL` for all). */
export interface Sidecar {
  workload: string
  namespace: string
  container: string
  label: string
  value: string
  namespaces: string[]
}

/** The sidecars for dashboards: others of the same image look for datasources, alerts and plugins. */
export const sidecarsIn = (workloads: SidecarWorkload[]): Sidecar[] =>
  workloads.flatMap(({ kind, metadata: { namespace = '', name }, spec }) =>
    spec.template.spec.containers.flatMap(({ name: container, image, env = [] }) => {
      const value = (variable: string) => env.find(each => each.name === variable)?.value ?? ''
      const label = value('LABEL')
      if (!image.includes('k8s-sidecar') || label === '') return []
      if (!/dashboard/.test(`${container} ${value('FOLDER')}`)) return []
      // Without NAMESPACE it looks in its pod's own.
      const namespaces = value('NAMESPACE') || namespace
      return [
        {
          workload: `${kind.toLowerCase()}/${name}`,
          namespace,
          container,
          label,
          value: value('LABEL_VALUE'),
          namespaces: namespaces.split(','),
        },
      ]
    }),
  )

/** What is wrong where no sidecar finds a ConfigMap: the label first. */
export const sidecarFinding = (
  environment: NamedEnvironment,
  { labels = {}, namespace = '' }: { labels?: Record<string, string>; namespace?: string },
  sidecars: Sidecar[],
): Finding | undefined => {
  const byLabel = sidecars.filter(({ label, value }) =>
    value === '' ? label in labels : labels[label] === value,
  )
  if (byLabel.some(({ namespaces }) => namespaces.includes('ALL') || namespaces.includes(namespace)))
    return undefined
  const why = 'Grafana does not show them.'
  const [near] = byLabel
  if (near !== undefined)
    return {
      what: `The sidecar of ${near.namespace}/${near.workload} looks for dashboards in ${near.namespaces.join(', ')} only, and they are in ${namespace}.`,
      why,
      mend: {
        command: shell`kubectl --namespace ${near.namespace} set env ${near.workload} --containers ${near.container} NAMESPACE=ALL`,
      },
    }
  const [{ label, value, namespace: place, workload }] = sidecars as [Sidecar, ...Sidecar[]]
  const { folder, sidecarLabels: today } = environment.dashboards || defaults.dashboards
  const sidecarLabels = { [label]: value || '1' }
  return {
    what: `The sidecar of ${place}/${workload} looks for ConfigMaps with ${label}${value && `=${value}`}; the dashboards have ${Object.entries(
      today,
    )
      .map(pair => pair.join('='))
      .join(', ')}.`,
    why,
    mend: {
      line: `dashboards: ${literal({ ...(folder !== defaults.dashboards.folder && { folder }), sidecarLabels })}`,
    },
  }
}
