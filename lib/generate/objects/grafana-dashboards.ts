import { defaults } from '../../environment/defaults.ts'
import { type DeliveredName, deliveredNames } from '../../monitoring/dashboards/dashboard-names.ts'

/** Dashboards for the Grafana operator, which reads each from its ConfigMap (https://grafana.github.io/grafana-operator/docs/api/). */
export const grafanaDashboards = (names: DeliveredName[] = deliveredNames) =>
  names.map(({ configMap, file }) => ({
    apiVersion: 'grafana.integreatly.org/v1beta1',
    kind: 'GrafanaDashboard',
    metadata: {
      name: configMap,
      labels: { 'app.kubernetes.io/part-of': 'proxmox-monitoring' },
      annotations: { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' },
    },
    spec: {
      // Grafana usually has its own namespace, and the operator otherwise looks only in the dashboard's.
      allowCrossNamespaceImport: true,
      instanceSelector: { matchLabels: { dashboards: 'grafana' } },
      folder: defaults.dashboards.folder,
      configMapRef: { name: configMap, key: file },
    },
  }))
