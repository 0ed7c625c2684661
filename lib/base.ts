import type { File } from './file.ts'
import { componentKustomization, kustomization } from './kustomization.ts'
import { type KubernetesObject, kebabCase } from './object.ts'
import { hypervisors } from './objects/hypervisors.ts'
import { networkPolicy } from './objects/network-policy.ts'
import { nodeExporter } from './objects/node-exporter.ts'
import { pveExporter, pveExporterNode } from './objects/pve-exporter.ts'

/** A folder of base/ that an overlay takes or leaves. */
export type Part = 'node-exporter' | 'pve-exporter' | 'pve-exporter-node' | 'hypervisors' | 'network-policy'

/** The parts of base/ and their objects, in the order in which kustomizations list them. */
export const parts: Record<Part, KubernetesObject[]> = {
  'node-exporter': nodeExporter(),
  'pve-exporter': pveExporter(),
  'pve-exporter-node': pveExporterNode(),
  hypervisors: hypervisors(),
  'network-policy': networkPolicy(),
}

/** base/: every object in a file of its own, a kustomization a part, one that lists the parts; and the component dashboards/. */
export const base = (): File[] => [
  ...Object.entries(parts).flatMap(([part, objects]) => partFiles(part, objects)),
  {
    path: 'base/kustomization.yaml',
    value: kustomization({ resources: Object.keys(parts) }),
    source: 'lib/base.ts',
  },
  {
    path: 'dashboards/kustomization.yaml',
    value: componentKustomization({ resources: [] }),
    source: 'lib/base.ts',
  },
]

const partFiles = (part: string, objects: KubernetesObject[]): File[] => {
  const files = objects.map(object => ({ name: fileName(object), object }))
  const folder = `base/${part}`
  const source = `lib/objects/${part === 'pve-exporter-node' ? 'pve-exporter' : part}.ts`
  return [
    ...files.map(({ name, object }) => ({ path: `${folder}/${name}`, value: object, source })),
    {
      path: `${folder}/kustomization.yaml`,
      value: kustomization({ resources: files.map(({ name }) => name) }),
      source,
    },
  ]
}

const fileName = ({ kind, metadata }: KubernetesObject): string =>
  `${metadata.name.replace('proxmox-monit-', '')}-${kebabCase(kind)}.yaml`
