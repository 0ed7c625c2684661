import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { KubernetesObject } from '../kubernetes-object.ts'
import { externalSecret } from '../objects/external-secret.ts'
import { exporterObjects } from '../objects/hypervisor-exporter.ts'
import { prometheusRule } from '../objects/prometheus-rule.ts'
import { sealedSecret } from '../objects/sealed-secret.ts'
import { credentialsSecret } from './credentials-secret.ts'
import { hypervisorAddresses } from './hypervisor-addresses.ts'
import { hypervisorsNetworkPolicy } from './hypervisors-network-policy.ts'
import { telegrafObjects } from './telegraf/telegraf-objects.ts'

/** The objects that an overlay has and the base has not: those of its custom exporters and of Telegraf, the addresses of its hypervisors, the way to them, what makes its Secret, and its rules. */
export const overlayObjects = (environment: NamedEnvironment): KubernetesObject[] => [
  ...overlayObjectsButRules(environment),
  ...rules(environment),
]

/** The same without the rules, which take longer to make than all else. */
export const overlayObjectsButRules = (environment: NamedEnvironment): KubernetesObject[] => [
  ...hypervisorAddresses(environment),
  ...objectsInFilesOfTheirOwn(environment),
]

/** Those that have a file each: neither addresses nor rules. */
export const objectsInFilesOfTheirOwn = (environment: NamedEnvironment): KubernetesObject[] => [
  ...customExporters(environment),
  ...telegrafObjects(environment),
  ...hypervisorsNetworkPolicy(environment),
  ...secretMakers(environment),
]

/** Whether there are any: panels ask for no recording rule. */
export const hasRules = ({ alerts }: NamedEnvironment): boolean => alerts !== false

const rules = (environment: NamedEnvironment): KubernetesObject[] =>
  hasRules(environment) ? [prometheusRule(environment)] : []

/** Exporters that base/ does not know; the overlay patches these objects as those of base/. */
const customExporters = ({ exporters, discovery }: NamedEnvironment): KubernetesObject[] =>
  exporters.filter(({ inBase }) => !inBase).flatMap(({ known }) => exporterObjects[discovery](known))

const secretMakers = (environment: NamedEnvironment): KubernetesObject[] => {
  const { credentials } = environment.pveExporter
  if ('externalSecret' in credentials)
    return [externalSecret(credentialsSecret(environment).name, credentials.externalSecret)]
  if ('sealedSecret' in credentials) return [sealedSecret(credentials.sealedSecret)]
  return []
}
