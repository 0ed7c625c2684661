import type { NamedEnvironment } from '../../environment/defaults.ts'
import { argocdOf, deliveryName, fluxOf } from '../../generate/gitops/delivered.ts'
import type { Fault } from '../../problem/fault.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

/** What Argo CD and Flux can't do with an environment. */
export const deliveryRules: Rule = environment => [
  ...(environment.delivery?.argocd && environment.delivery.flux
    ? [fault([], 'has argocd and flux, which would both apply the overlay; give one of them')]
    : []),
  ...(environment.delivery && !environment.delivery.argocd && !environment.delivery.flux
    ? [
        fault(
          [],
          'has neither argocd nor flux, so nothing brings the overlay; give one of them, or leave it out',
        ),
      ]
    : []),
  ...argocdFaults(environment),
  ...fluxFaults(environment),
  ...ownDependency(environment),
]

const argocdFaults = (environment: NamedEnvironment): Fault[] => {
  const argocd = argocdOf(environment)
  if (argocd === undefined) return []
  const { discovery, pveExporter } = environment
  return [
    ...(discovery === 'static' || argocd.syncsEndpoints === true
      ? []
      : [
          {
            path: ['discovery'],
            message: `${received(discovery)} monitors nothing through a stock Argo CD 3, which leaves Endpoints and EndpointSlice out of every sync; say "static", or \`delivery.argocd.syncsEndpoints: true\` for an Argo CD that was told to sync them`,
          },
        ]),
    ...('sops' in pveExporter.credentials
      ? [
          {
            path: ['pveExporter', 'credentials'],
            message: 'is a SOPS file, which Argo CD does not decrypt; use externalSecret or sealedSecret',
          },
        ]
      : []),
  ]
}

/** Flux labels what it applies with the Kustomization's name, and a label's value has 63 characters at most. */
const fluxFaults = (environment: NamedEnvironment): Fault[] => {
  const name = deliveryName(environment)
  return fluxOf(environment) === undefined || name.length <= 63
    ? []
    : [
        fault(
          ['flux'],
          `makes a Kustomization ${name} of ${name.length} characters, over 63; shorten the file's name by ${name.length - 63}`,
        ),
      ]
}

/** Flux never applies a Kustomization that waits for itself (its `dependsOn`). */
const ownDependency = (environment: NamedEnvironment): Fault[] => {
  const { namespace, dependsOn = [] } = fluxOf(environment) ?? {}
  return dependsOn.flatMap((dependency, index) =>
    dependency.name === deliveryName(environment) && (dependency.namespace ?? namespace) === namespace
      ? [
          fault(
            ['flux', 'dependsOn', index],
            'is this environment, which would wait for itself for ever; leave it out',
          ),
        ]
      : [],
  )
}

const fault = (path: FieldPath, message: string): Fault => ({ path: ['delivery', ...path], message })
