import { basename } from 'node:path/posix'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { images } from '../../environment/images.ts'
import { environmentLabel } from '../../environment/object-names.ts'
import type { File } from '../../file/file.ts'
import { patchText } from '../../file/yaml.ts'
import { exporterPart, type Part, partsByMode } from '../base.ts'
import { kustomization, type LabelTransformer } from '../kustomization.ts'
import { credentials } from './credentials.ts'
import { dashboardPatches } from './dashboards.ts'
import { dns } from './dns.ts'
import { exporterCertificate } from './exporter-certificate.ts'
import { networkPolicyPeers, operatorPatches } from './operator-patches.ts'
import { filesOfOthers, overlayFiles } from './overlay-files.ts'
import type { OverlayPatch } from './patch.ts'
import { podTemplate } from './pod-template.ts'
import { prometheusAccess } from './prometheus-access.ts'
import { scrapes } from './scrapes.ts'
import { shard } from './shard.ts'
import { singleExporter } from './single-exporter.ts'
import { staticTargets } from './static-targets.ts'
import { tls } from './tls.ts'
import { workload } from './workload.ts'

/** The parts of the base that an environment takes: `false` for a component leaves its part out. */
export const partsOf = ({
  discovery,
  exporters,
  pveExporter,
  networkPolicy,
  dashboards,
  prometheus,
}: NamedEnvironment): Part[] => {
  const byMode = partsByMode[discovery]
  return [
    ...exporters.filter(({ inBase }) => inBase).map(({ known }) => exporterPart(known, discovery)),
    'pve-exporter',
    ...nodeExporterParts(pveExporter),
    ...byMode.cluster,
    ...(pveExporter.nodeInterval === false ? [] : byMode.node),
    ...(networkPolicy === false ? [] : ['network-policy' as const]),
    ...(prometheus.serviceAccount === undefined ? [] : ['prometheus-access' as const]),
    ...(prometheus.sharded === true ? ['shard' as const] : []),
    ...(dashboards && dashboards.grafanaOperator !== undefined ? ['grafana-dashboards' as const] : []),
  ]
}

const nodeExporterParts = ({ nodeInterval, single }: NamedEnvironment['pveExporter']): Part[] => {
  if (nodeInterval === false) return []
  return [single === true ? 'pve-exporter-single' : 'pve-exporter-node']
}

/** An environment's patches, one for each target; the operator's own come last. */
export const patchesOf = (environment: NamedEnvironment): OverlayPatch[] => [
  ...byTarget([
    ...staticTargets(environment),
    ...dns(environment),
    ...networkPolicyPeers(environment),
    ...credentials(environment),
    ...tls(environment),
    ...workload(environment),
    ...podTemplate(environment),
    ...scrapes(environment),
    ...exporterCertificate(environment),
    ...singleExporter(environment),
    ...prometheusAccess(environment),
    ...shard(environment),
    ...dashboardPatches(environment),
  ]),
  ...operatorPatches(environment),
]

/** overlays/<environment>/: where the objects go, what differs from the base, and the objects that it alone has. */
export const overlay = (environment: NamedEnvironment): File[] => {
  const own = overlayFiles(environment)
  const kustomizationFile = {
    path: `overlays/${environment.name}/kustomization.yaml`,
    // As the files of rules and addresses, it is made when it is serialized, so that those of a thousand environments are never in memory at once.
    get value() {
      return overlayKustomization(environment, own)
    },
    source: environment.file,
  }
  return [...own, kustomizationFile]
}

const overlayKustomization = (environment: NamedEnvironment, own: File[]) => {
  const patches = patchesOf(environment)
  return kustomization({
    namespace: environment.namespace,
    ...(environment.namePrefix !== '' && { namePrefix: environment.namePrefix }),
    labels: labelsOf(environment),
    resources: [
      ...partsOf(environment).map(part => `../../base/${part}`),
      ...own.map(({ path }) => basename(path)),
      ...filesOfOthers(environment),
    ],
    ...(environment.dashboards && { components: ['../../dashboards'] }),
    ...imagesOf(environment),
    ...(patches.length > 0 && {
      patches: patches.map(({ target, operations }) => ({ target, patch: patchText(operations) })),
    }),
  })
}

const byTarget = (patches: OverlayPatch[]): OverlayPatch[] =>
  Object.values(Object.groupBy(patches, ({ target: { kind, name } }) => `${kind} ${name}`)).flatMap(
    (group = []) => {
      const operations = group.flatMap(({ operations }) => operations)
      return operations.length === 0 ? [] : [{ ...(group[0] as OverlayPatch), operations }]
    },
  )

/** In the selectors that exist, and in no Service that has none: Kubernetes would take its Endpoints over. */
const selectorFields: LabelTransformer['fields'] = [
  { path: 'spec/selector', kind: 'Service', create: false },
  { path: 'spec/selector/matchLabels', kind: 'Deployment', create: false },
  { path: 'spec/selector/matchLabels', kind: 'ServiceMonitor', create: false },
  { path: 'spec/podSelector/matchLabels', kind: 'NetworkPolicy', create: false },
]

const podFields: LabelTransformer['fields'] = [
  { path: 'spec/template/metadata/labels', kind: 'Deployment', create: false },
]

const labelsOf = ({ name, labels }: NamedEnvironment): LabelTransformer[] => [
  { pairs: { [environmentLabel]: name }, fields: [...selectorFields, ...podFields] },
  ...(Object.keys(labels).length === 0 ? [] : [{ pairs: labels, fields: podFields }]),
]

const imagesOf = ({ pveExporter: { image } }: NamedEnvironment) =>
  image && {
    images: [
      {
        name: images.pveExporter.name,
        ...(image.name !== undefined && { newName: image.name }),
        ...(image.tag !== undefined && { newTag: image.tag }),
        ...(image.digest !== undefined && { digest: image.digest }),
      },
    ],
  }
