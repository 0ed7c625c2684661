/**
 * Stands in for the Grafana operator's own definition of GrafanaDashboard, which no registry reached here has: the API
 * server takes the kind, and judges none of its fields (`npm test` does, by the kind's published model).
 */
export const grafanaDashboardDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'grafanadashboards.grafana.integreatly.org' },
  spec: {
    group: 'grafana.integreatly.org',
    scope: 'Namespaced',
    names: { kind: 'GrafanaDashboard', plural: 'grafanadashboards', singular: 'grafanadashboard' },
    versions: [
      {
        name: 'v1beta1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        },
      },
    ],
  },
}
