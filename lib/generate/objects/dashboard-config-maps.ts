import { defaults } from '../../environment/defaults.ts'
import { type DeliveredName, deliveredNames } from '../../monitoring/dashboards/dashboard-names.ts'
import type { KubernetesObject } from '../kubernetes-object.ts'

/** The annotation by which Grafana's sidecar finds their folder (the chart's `sidecar.dashboards.folderAnnotation`). */
export const folderAnnotation = 'grafana_folder'

/** What all the dashboards' ConfigMaps carry. */
export const configMapLabels = {
  'app.kubernetes.io/part-of': 'proxmox-monitoring',
  ...defaults.dashboards.sidecarLabels,
}
export const configMapAnnotations = {
  [folderAnnotation]: defaults.dashboards.folder,
  // Flux would substitute Grafana's variables.
  'kustomize.toolkit.fluxcd.io/substitute': 'disabled',
}

/** The ConfigMaps that the component generates, without the dashboards in them, for patches to be tried on. */
export const configMaps = (names: DeliveredName[] = deliveredNames): KubernetesObject[] =>
  names.map(({ configMap }) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: configMap, labels: { ...configMapLabels }, annotations: { ...configMapAnnotations } },
  }))
