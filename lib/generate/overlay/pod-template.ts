import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import type { Annotations } from '../../environment.ts'
import { valueAt } from '../../problem/field-path.ts'
import { parts } from '../base.ts'
import { exporterPort } from '../objects/exporter-service.ts'
import { container, exporterPatch, pod } from './deployment.ts'
import { add, type OverlayPatch, remove } from './patch.ts'

/** Image pulls, placement, annotations and listening address of the exporters' pods, without the ids that OpenShift assigns. */
export const podTemplate = (environment: NamedEnvironment): OverlayPatch[] => {
  const { pveExporter, platform } = environment
  const { imagePullPolicy, imagePullSecrets, affinity, podAnnotations, listenAddress } = pveExporter
  return [
    exporterPatch(
      environment,
      ...Object.entries({
        [`${container}/imagePullPolicy`]: imagePullPolicy,
        [`${pod}/imagePullSecrets`]: imagePullSecrets,
        [`${pod}/affinity`]: affinity,
        [annotationsPath]: podAnnotations && { ...annotationsInBase, ...podAnnotations },
      }).flatMap(([path, value]) => (value === undefined ? [] : [add(path, value)])),
      ...(listenAddress === undefined || listenAddress === defaults.pveExporter.listenAddress
        ? []
        : [add(`${container}/args/-`, `--web.listen-address=${listenAddress}:${exporterPort}`)]),
      ...(platform === 'openshift' ? assignedByOpenShift.map(remove) : []),
    ),
  ]
}

const annotationsPath = '/spec/template/metadata/annotations'

/** What the generator itself says of the pods. */
export const annotationsInBase = valueAt(
  parts['pve-exporter'].find(({ kind }) => kind === 'Deployment'),
  annotationsPath.split('/').slice(1),
) as Annotations | undefined

/** OpenShift's default constraint, `restricted-v2`, assigns these from the namespace's range and refuses any other. */
const assignedByOpenShift = ['runAsUser', 'runAsGroup', 'fsGroup'].map(
  field => `${pod}/securityContext/${field}`,
)
