import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { File } from '../../file/file.ts'
import { type KubernetesObject, kebabCase } from '../kubernetes-object.ts'
import { prometheusRule } from '../objects/prometheus-rule.ts'
import { hasRules, overlayObjectsButRules } from './overlay-objects.ts'

/** The files beside an overlay's kustomization: all EndpointSlices in one, and any other object in one of its own. */
export const overlayFiles = (environment: NamedEnvironment): File[] => {
  const objects = overlayObjectsButRules(environment)
  const slices = objects.filter(({ kind }) => kind === 'EndpointSlice')
  const file = (name: string, value: object): File => ({
    path: `overlays/${environment.name}/${name}`,
    value,
    source: environment.file,
  })
  return [
    ...(slices.length === 0 ? [] : [file('endpoint-slices.yaml', list(slices))]),
    ...objects.filter(object => !slices.includes(object)).map(object => file(fileName(object), object)),
    ...rulesFile(environment),
  ]
}

/** The file of an object: its name without what all names share, and its kind. */
const fileName = ({ kind, metadata }: KubernetesObject): string =>
  `${metadata.name.replace('proxmox-monit-', '')}-${kebabCase(kind)}.yaml`

/** The rules of a thousand environments, all at once, would take more memory than all else: each file's are made when it is serialized. */
const rulesFile = (environment: NamedEnvironment): File[] => {
  if (!hasRules(environment)) return []
  return [
    {
      path: `overlays/${environment.name}/rules-prometheus-rule.yaml`,
      get value() {
        return prometheusRule(environment)
      },
      source: environment.file,
    },
  ]
}

/** Files beside the overlay that the operator keeps: the overlay lists them and the build never writes them. */
export const filesOfOthers = ({ pveExporter: { credentials } }: NamedEnvironment): string[] =>
  'sops' in credentials ? [credentials.sops.file] : []

const list = (items: KubernetesObject[]) => ({ apiVersion: 'v1', kind: 'List', items })
