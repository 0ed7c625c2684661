import type { KubernetesObject } from '../object.ts'
import { type DeliveredName, deliveredNames } from './names.ts'

/** The label by which Grafana's sidecar finds ConfigMaps, as its chart's default has it. */
export const sidecarLabel = { grafana_dashboard: '1' }

/** The annotation by which it finds their folder (the chart's `sidecar.dashboards.folderAnnotation`). */
export const folderAnnotation = 'grafana_folder'

/** The folder in Grafana. */
export const defaultFolder = 'Proxmox'

/** What all the dashboards' ConfigMaps carry. */
export const configMapLabels = { 'app.kubernetes.io/part-of': 'proxmox-monitoring', ...sidecarLabel }
export const configMapAnnotations = {
  [folderAnnotation]: defaultFolder,
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
