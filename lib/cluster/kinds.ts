/** The kinds that are read: their API, and the resource that RBAC names. Everything else of a kind follows from it. */
export const kinds = {
  ConfigMap: { group: '', version: 'v1', resource: 'configmaps' },
  Endpoints: { group: '', version: 'v1', resource: 'endpoints' },
  Event: { group: '', version: 'v1', resource: 'events' },
  Namespace: { group: '', version: 'v1', resource: 'namespaces' },
  Node: { group: '', version: 'v1', resource: 'nodes' },
  Pod: { group: '', version: 'v1', resource: 'pods' },
  Secret: { group: '', version: 'v1', resource: 'secrets' },
  Service: { group: '', version: 'v1', resource: 'services' },
  ServiceAccount: { group: '', version: 'v1', resource: 'serviceaccounts' },
  Deployment: { group: 'apps', version: 'v1', resource: 'deployments' },
  ReplicaSet: { group: 'apps', version: 'v1', resource: 'replicasets' },
  StatefulSet: { group: 'apps', version: 'v1', resource: 'statefulsets' },
  EndpointSlice: { group: 'discovery.k8s.io', version: 'v1', resource: 'endpointslices' },
  NetworkPolicy: { group: 'networking.k8s.io', version: 'v1', resource: 'networkpolicies' },
  Role: { group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'roles' },
  RoleBinding: { group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'rolebindings' },
  ClusterRole: { group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'clusterroles' },
  ClusterRoleBinding: { group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'clusterrolebindings' },
  CustomResourceDefinition: {
    group: 'apiextensions.k8s.io',
    version: 'v1',
    resource: 'customresourcedefinitions',
  },
  ServiceMonitor: { group: 'monitoring.coreos.com', version: 'v1', resource: 'servicemonitors' },
  Probe: { group: 'monitoring.coreos.com', version: 'v1', resource: 'probes' },
  PrometheusRule: { group: 'monitoring.coreos.com', version: 'v1', resource: 'prometheusrules' },
  Prometheus: { group: 'monitoring.coreos.com', version: 'v1', resource: 'prometheuses' },
  PrometheusAgent: { group: 'monitoring.coreos.com', version: 'v1alpha1', resource: 'prometheusagents' },
  ThanosRuler: { group: 'monitoring.coreos.com', version: 'v1', resource: 'thanosrulers' },
  Alertmanager: { group: 'monitoring.coreos.com', version: 'v1', resource: 'alertmanagers' },
  ScrapeConfig: { group: 'monitoring.coreos.com', version: 'v1alpha1', resource: 'scrapeconfigs' },
  Application: { group: 'argoproj.io', version: 'v1alpha1', resource: 'applications' },
  Kustomization: { group: 'kustomize.toolkit.fluxcd.io', version: 'v1', resource: 'kustomizations' },
  GitRepository: { group: 'source.toolkit.fluxcd.io', version: 'v1', resource: 'gitrepositories' },
  ExternalSecret: { group: 'external-secrets.io', version: 'v1', resource: 'externalsecrets' },
  SealedSecret: { group: 'bitnami.com', version: 'v1alpha1', resource: 'sealedsecrets' },
  GrafanaDashboard: { group: 'grafana.integreatly.org', version: 'v1beta1', resource: 'grafanadashboards' },
  Grafana: { group: 'grafana.integreatly.org', version: 'v1beta1', resource: 'grafanas' },
} as const satisfies Record<string, { group: string; version: string; resource: string }>

export type KindName = keyof typeof kinds

/** A kind as kubectl takes it, in whichever version is served, whatever else has the same short name. */
export const qualified = (kind: KindName): string => {
  const { group, version, resource } = kinds[kind]
  return group === '' ? `${resource}.${version}.` : `${resource}.${group}`
}

/** Whether an `apiVersion` is of a kind's group, in any of its versions. */
export const isOfGroup = (kind: KindName, apiVersion: string): boolean => {
  const { group } = kinds[kind]
  return group === '' ? !apiVersion.includes('/') : apiVersion.startsWith(`${group}/`)
}
