import type { KnownExporter } from '../environment/exporters/known-exporter.ts'
import { knownExporters } from '../environment/exporters/known-exporters.ts'
import type { Discovery } from '../environment.ts'
import type { File } from '../file/file.ts'
import { type DeliveredName, deliveredNames } from '../monitoring/dashboards/dashboard-names.ts'
import { dashboardComponent } from './dashboard-component.ts'
import type { KubernetesObject } from './kubernetes-object.ts'
import { kustomization } from './kustomization.ts'
import { grafanaDashboards } from './objects/grafana-dashboards.ts'
import { exporterObjects } from './objects/hypervisor-exporter.ts'
import { hypervisors, hypervisorsBySlices } from './objects/hypervisors.ts'
import { hypervisorsByProbe, hypervisorsByProbeNode } from './objects/hypervisors-static.ts'
import { networkPolicy } from './objects/network-policy.ts'
import { nodeExporter, nodeExporterBySlices } from './objects/node-exporter.ts'
import { nodeExporterByScrapeConfig } from './objects/node-exporter-static.ts'
import { prometheusAccess } from './objects/prometheus-access.ts'
import { pveExporter, pveExporterNode, pveExporterSingle } from './objects/pve-exporter.ts'
import { exporterReferences, references } from './objects/references.ts'
import { shard } from './objects/shard.ts'

/** A folder of base/ that an overlay takes or leaves. */
export type Part =
  | 'node-exporter'
  | 'pve-exporter'
  | 'pve-exporter-node'
  | 'pve-exporter-single'
  | 'hypervisors'
  | 'network-policy'
  | 'prometheus-access'
  | 'shard'
  | 'grafana-dashboards'
  | OtherMode
  | ExporterPart

/** Parts that take the place of others in a discovery mode that is not the default. */
type OtherMode =
  | 'node-exporter-endpointslices'
  | 'hypervisors-endpointslices'
  | 'node-exporter-static'
  | 'hypervisors-static'
  | 'hypervisors-node-static'

/** The objects of an exporter that an environment switches on, in one discovery mode. */
type ExporterPart = `${(typeof knownExporters)[keyof typeof knownExporters]['name']}${Suffix}`

/** What tells an exporter's part of one discovery mode from those of the others. */
const suffixes = { endpoints: '', endpointslices: '-endpointslices', static: '-static' } as const

type Suffix = (typeof suffixes)[Discovery]

/** The part with an exporter's objects. */
export const exporterPart = ({ name }: Pick<KnownExporter, 'name'>, discovery: Discovery): Part =>
  `${name}${suffixes[discovery]}` as Part

/** The exporters that an environment switches on, each in all modes: their objects, what they teach Kustomize, and their source. */
const exporterParts = Object.entries(knownExporters).flatMap(([key, exporter]) =>
  (Object.keys(suffixes) as Discovery[]).map(discovery => ({
    part: exporterPart(exporter, discovery),
    objects: exporterObjects[discovery](exporter),
    taught: exporterReferences[discovery],
    source: `lib/environment/exporters/${key}.ts`,
  })),
)

/** The parts of base/ and their objects, in the order in which kustomizations list them. */
export const parts: Record<Part, KubernetesObject[]> = {
  'node-exporter': nodeExporter(),
  'pve-exporter': pveExporter(),
  'pve-exporter-node': pveExporterNode(),
  'pve-exporter-single': pveExporterSingle(),
  hypervisors: hypervisors(),
  'network-policy': networkPolicy(),
  'prometheus-access': prometheusAccess(),
  shard: shard(),
  'grafana-dashboards': grafanaDashboards(),
  'node-exporter-endpointslices': nodeExporterBySlices(),
  'hypervisors-endpointslices': hypervisorsBySlices(),
  'node-exporter-static': nodeExporterByScrapeConfig(),
  'hypervisors-static': hypervisorsByProbe(),
  'hypervisors-node-static': hypervisorsByProbeNode(),
  ...(Object.fromEntries(exporterParts.map(({ part, objects }) => [part, objects])) as Record<
    ExporterPart,
    KubernetesObject[]
  >),
}

/** The parts that lead to the hypervisors' API, by discovery mode. */
export const partsByMode = {
  endpoints: { cluster: ['hypervisors'], node: [] },
  endpointslices: { cluster: ['hypervisors-endpointslices'], node: [] },
  static: { cluster: ['hypervisors-static'], node: ['hypervisors-node-static'] },
} satisfies Record<Discovery, Record<'cluster' | 'node', Part[]>>

/** Parts that the whole base leaves out: those of other modes, what needs the component dashboards/, and what some environments ask for. */
const leftOut: string[] = [
  ...Object.values({ ...partsByMode, endpoints: {} }).flatMap(mode => Object.values<Part[]>(mode).flat()),
  'node-exporter-endpointslices',
  'node-exporter-static',
  ...exporterParts.map(({ part }) => part),
  'grafana-dashboards',
  'prometheus-access',
  'shard',
  'pve-exporter-single',
]

/**
 * base/: a folder a part, with all its objects in one file, which Kustomize takes sooner than a file for each (docs/bench.md); a kustomization
 * that lists the parts; and the component dashboards/.
 */
export const base = (dashboards: DeliveredName[] = deliveredNames): File[] => [
  ...Object.entries({ ...parts, 'grafana-dashboards': grafanaDashboards(dashboards) }).flatMap(
    ([part, objects]) => partFiles(part, objects),
  ),
  {
    path: 'base/kustomization.yaml',
    value: kustomization({ resources: Object.keys(parts).filter(part => !leftOut.includes(part)) }),
    source: 'lib/generate/base.ts',
  },
  dashboardComponent(dashboards),
]

/** What a part teaches Kustomize. */
const referencesName = 'name-reference.yaml'

const partFiles = (part: string, objects: KubernetesObject[]): File[] => {
  const name = `${part}.yaml`
  const folder = `base/${part}`
  const taught = exporterPartNamed(part)?.taught ?? references[part]
  const source = sourceOf(part)
  return [
    { path: `${folder}/${name}`, value: objects, source },
    {
      path: `${folder}/kustomization.yaml`,
      value: kustomization({
        resources: [name],
        ...(taught !== undefined && { configurations: [referencesName] }),
      }),
      source,
    },
    ...(taught === undefined
      ? []
      : [
          {
            path: `${folder}/${referencesName}`,
            value: taught,
            source: 'lib/generate/objects/references.ts',
          },
        ]),
  ]
}

const exporterPartNamed = (name: string) => exporterParts.find(({ part }) => part === name)

/** The file that a part of base/ is made of. */
const sourceOf = (part: string): string =>
  exporterPartNamed(part)?.source ??
  `lib/generate/objects/${part
    .replace(/exporter-(node|single)$/, 'exporter')
    .replace('-node-static', '-static')
    .replace('-endpointslices', '')}.ts`
