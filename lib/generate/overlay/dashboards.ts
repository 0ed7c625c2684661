import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import type { PatchOperation } from '../../environment.ts'
import { configMapPrefix } from '../../monitoring/dashboards/dashboard-names.ts'
import type { KubernetesObject } from '../kubernetes-object.ts'
import { configMaps, folderAnnotation } from '../objects/dashboard-config-maps.ts'
import { add, escaped, type OverlayPatch, patch, remove, replaceWhere } from './patch.ts'

/** The ConfigMaps that the component brings an environment. */
export const configMapsOf = ({ dashboards }: NamedEnvironment): KubernetesObject[] =>
  dashboards === false ? [] : configMaps()

/** Where an environment's dashboards go in Grafana, and by what it finds them. */
export const dashboardPatches = ({ dashboards }: NamedEnvironment): OverlayPatch[] => {
  if (dashboards === false) return []
  const { folder, sidecarLabels, grafanaOperator } = dashboards
  return [
    patch(
      'ConfigMap',
      `${configMapPrefix}.*`,
      ...replaceWhere(`/metadata/annotations/${folderAnnotation}`, folder, defaults.dashboards.folder),
      ...labels(grafanaOperator === undefined ? sidecarLabels : {}),
    ),
    ...(grafanaOperator === undefined
      ? []
      : [
          patch(
            'GrafanaDashboard',
            undefined,
            ...replaceWhere('/spec/folder', folder, defaults.dashboards.folder),
            add('/spec/instanceSelector/matchLabels', grafanaOperator.instanceLabels),
          ),
        ]),
  ]
}

/** The sidecar's labels in place of the default one. */
const labels = (wanted: Record<string, string>): PatchOperation[] => {
  const [key, value] = Object.entries(defaults.dashboards.sidecarLabels)[0] as [string, string]
  if (wanted[key] === value && Object.keys(wanted).length === 1) return []
  return [
    remove(`/metadata/labels/${key}`),
    ...Object.entries(wanted).map(([label, text]) => add(`/metadata/labels/${escaped(label)}`, text)),
  ]
}
