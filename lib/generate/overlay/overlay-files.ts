import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { Discovery } from '../../environment.ts'
import type { File } from '../../file/file.ts'
import { type KubernetesObject, kebabCase } from '../kubernetes-object.ts'
import { prometheusRule } from '../objects/prometheus-rule.ts'
import { hypervisorAddresses } from './hypervisor-addresses.ts'
import { hasRules, objectsInFilesOfTheirOwn } from './overlay-objects.ts'

/** The files beside an overlay's kustomization: all addresses of hypervisors in one, and any other object in one of its own. */
export const overlayFiles = (environment: NamedEnvironment): File[] => {
  const file = (name: string, value: () => object): File => ({
    path: `overlays/${environment.name}/${name}`,
    // The addresses and rules of a thousand environments, all at once, would take more memory than all else: they are made when serialized.
    get value() {
      return value()
    },
    source: environment.file,
  })
  const addresses = addressesName[environment.discovery]
  return [
    ...(addresses === undefined ? [] : [file(addresses, () => hypervisorAddresses(environment))]),
    ...objectsInFilesOfTheirOwn(environment).map(object => file(fileName(object), () => object)),
    ...(hasRules(environment) ? [file('rules-prometheus-rule.yaml', () => prometheusRule(environment))] : []),
  ]
}

/** The file of the addresses; `static` has none. */
const addressesName: Record<Discovery, string | undefined> = {
  endpoints: 'endpoints.yaml',
  endpointslices: 'endpoint-slices.yaml',
  static: undefined,
}

/** The file of an object: its name without what all names share, and its kind. */
const fileName = ({ kind, metadata }: KubernetesObject): string =>
  `${metadata.name.replace('proxmox-monit-', '')}-${kebabCase(kind)}.yaml`

/** Files beside the overlay that the operator keeps: the overlay lists them and the build never writes them. */
export const filesOfOthers = ({ pveExporter: { credentials } }: NamedEnvironment): string[] =>
  'sops' in credentials ? [credentials.sops.file] : []
