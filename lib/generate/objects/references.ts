import type { Discovery } from '../../environment.ts'

/** A transformer configuration, as far as it is used here (https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/configurations/). */
export interface References {
  nameReference?: { kind: string; version?: string; group?: string; fieldSpecs: FieldSpec[] }[]
  namespace?: FieldSpec[]
}

interface FieldSpec {
  path: string
  kind: string
  create?: false
}

const servicesOfSlices = {
  kind: 'Service',
  version: 'v1',
  fieldSpecs: [{ path: 'metadata/labels/kubernetes.io\\/service-name', kind: 'EndpointSlice' }],
}

const servicesOfProbers = {
  kind: 'Service',
  version: 'v1',
  fieldSpecs: [{ path: 'spec/prober/url', kind: 'Probe' }],
}

/** What the part of an exporter teaches, by discovery mode. */
export const exporterReferences = {
  endpoints: undefined,
  endpointslices: { nameReference: [servicesOfSlices] },
  static: {
    namespace: [{ path: 'spec/staticConfigs/labels/namespace', kind: 'ScrapeConfig', create: false }],
  },
} satisfies Record<Discovery, References | undefined>

/**
 * Fields with names or the namespace that Kustomize does not know by itself, by the part of base/ that declares them. The declarations also
 * apply in overlays and in kustomizations that wrap those (tried with Kustomize 5.5 and 5.8), so overlays contain names without prefix.
 */
export const references: Record<string, References> = {
  shard: { nameReference: [servicesOfProbers] },
  // The label `namespace` of alerts, by which AlertmanagerConfigs find them.
  'pve-exporter': {
    namespace: [{ path: 'spec/groups/rules/labels/namespace', kind: 'PrometheusRule', create: false }],
  },
  'node-exporter-static': exporterReferences.static,
  'node-exporter-endpointslices': exporterReferences.endpointslices,
  'hypervisors-endpointslices': { nameReference: [servicesOfSlices] },
  'hypervisors-static': {
    nameReference: [
      servicesOfProbers,
      {
        // The target of the cluster scrape has the name of its Probe, and the exporter has a host alias of that name.
        kind: 'Probe',
        group: 'monitoring.coreos.com',
        fieldSpecs: [
          { path: 'spec/targets/staticConfig/static', kind: 'Probe' },
          { path: 'spec/template/spec/hostAliases/hostnames', kind: 'Deployment' },
        ],
      },
    ],
  },
  'grafana-dashboards': {
    nameReference: [
      {
        kind: 'ConfigMap',
        version: 'v1',
        fieldSpecs: [{ path: 'spec/configMapRef/name', kind: 'GrafanaDashboard' }],
      },
    ],
  },
}
