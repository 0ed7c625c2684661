import { ruleGroups } from '../alerts/rule-groups.ts'
import type { NamedEnvironment } from '../defaults.ts'
import type { KubernetesObject } from '../object.ts'
import { externalSecret } from '../objects/external-secret.ts'
import { prometheusRule } from '../objects/prometheus-rule.ts'
import { sealedSecret } from '../objects/sealed-secret.ts'
import { endpointSlices } from './endpoint-slices.ts'
import { secretOf } from './secret-of.ts'

/** The objects that an overlay has and the base has not: its EndpointSlices, what makes its Secret, and its rules. */
export const ownObjects = (environment: NamedEnvironment): KubernetesObject[] => [
  ...endpointSlices(environment),
  ...secretMakers(environment),
  ...rules(environment),
]

const rules = (environment: NamedEnvironment): KubernetesObject[] =>
  ruleGroups(environment).length === 0 ? [] : [prometheusRule(environment)]

const secretMakers = (environment: NamedEnvironment): KubernetesObject[] => {
  const { credentials } = environment.pveExporter
  if ('externalSecret' in credentials)
    return [externalSecret(secretOf(environment).name, credentials.externalSecret)]
  if ('sealedSecret' in credentials) return [sealedSecret(credentials.sealedSecret)]
  return []
}
