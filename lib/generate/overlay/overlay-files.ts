import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { File } from '../../file/file.ts'
import { fileName } from '../base.ts'
import type { KubernetesObject } from '../kubernetes-object.ts'
import { overlayObjectsButRules } from './overlay-objects.ts'
import { rulesJson, takeRulesJson } from './rules-json.ts'

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

/** The objects of a thousand environments' rules, all at once, would take more memory than all else: each file's are read when it is serialized. */
const rulesFile = (environment: NamedEnvironment): File[] => {
  if (rulesJson(environment) === undefined) return []
  return [
    {
      path: `overlays/${environment.name}/rules-prometheus-rule.yaml`,
      get value() {
        return JSON.parse(takeRulesJson(environment) as string)
      },
      source: environment.file,
    },
  ]
}

/** Files beside the overlay that the operator keeps: the overlay lists them and the build never writes them. */
export const filesOfOthers = ({ pveExporter: { credentials } }: NamedEnvironment): string[] =>
  'sops' in credentials ? [credentials.sops.file] : []

const list = (items: KubernetesObject[]) => ({ apiVersion: 'v1', kind: 'List', items })
