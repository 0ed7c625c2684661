/**
 * Grafana with the sidecar that looks for dashboards, as the chart grafana 8 makes its Deployment for kube-prometheus-stack
 * (`_pod.tpl`, `searchNamespace: ALL`). Neither image can be had here, so no pod of it runs: what doctor reads is the object.
 */
export const grafana = [sidecar({ LABEL: 'grafana_dashboard', LABEL_VALUE: '1', NAMESPACE: 'ALL' })]

export function sidecar(env: Record<string, string>) {
  const labels = {
    'app.kubernetes.io/name': 'grafana',
    'app.kubernetes.io/instance': 'kube-prometheus-stack',
  }
  const all = { METHOD: 'WATCH', FOLDER: '/tmp/dashboards', RESOURCE: 'both', ...env }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'kube-prometheus-stack-grafana', namespace: 'monitoring', labels },
    spec: {
      replicas: 0,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'grafana-sc-dashboard',
              image: 'quay.io/kiwigrid/k8s-sidecar:1.30.0',
              env: Object.entries(all).map(([name, value]) => ({ name, value })),
            },
            { name: 'grafana', image: 'docker.io/grafana/grafana:12.0.0' },
          ],
        },
      },
    },
  }
}
