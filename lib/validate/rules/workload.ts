import { resourcesWithDefaults } from '../../environment/defaults.ts'
import { isOver, isWhole, quantity } from '../../environment/quantity.ts'
import type { Fault } from '../../problem/fault.ts'
import { received } from '../../problem/problem.ts'
import { repeated } from '../repeated.ts'
import type { Rule } from '../rule.ts'

/** Kubernetes refuses requests over limits (ValidateResourceRequirements). */
export const resources: Rule = ({ pveExporter: { resources } }) => {
  const merged = resourcesWithDefaults(resources)
  return resourceNames.flatMap(name => {
    const [request, limit] = [merged.requests[name], merged.limits[name]]
    return request === undefined || limit === undefined || !isOver(quantity(request), quantity(limit))
      ? []
      : [
          {
            path: ['pveExporter', 'resources'],
            message: `asks for ${name} ${received(request)}${origin(resources?.requests?.[name])}, over the limit ${received(limit)}${origin(resources?.limits?.[name])}; lower the request or raise the limit`,
          },
        ]
  })
}

const resourceNames = ['cpu', 'memory', 'ephemeral-storage'] as const

const origin = (given: string | undefined): string => (given === undefined ? ' (the default)' : '')

/** Kubernetes warns of fractions of a byte (GetWarningsForPodTemplate): `512m` is half a byte, and `512Mi` was meant. */
export const wholeBytes: Rule = ({ pveExporter: { resources = {} } }) =>
  (['requests', 'limits'] as const).flatMap(kind =>
    (['memory', 'ephemeral-storage'] as const).flatMap(name => {
      const given = resources[kind]?.[name]
      return given === undefined || isWhole(quantity(given))
        ? []
        : [
            {
              path: ['pveExporter', 'resources', kind, name],
              message: `${received(given)} is not a whole number of bytes; "Mi" stands for mebibytes, and 1.5Gi is 1536Mi`,
              severity: 'warning' as const,
            },
          ]
    }),
  )

/** A server-side apply tells them by their names, and refuses one that is there twice. */
export const imagePullSecrets: Rule = ({ pveExporter: { imagePullSecrets = [] } }) =>
  repeated(imagePullSecrets, ({ name }) => name).map(([index, first]) => ({
    path: ['pveExporter', 'imagePullSecrets', index, 'name'],
    message: `${received(imagePullSecrets[index]?.name)} is imagePullSecrets[${first}]'s name, too; give each once`,
  }))

/** What Kubernetes asks of a toleration (ValidateTolerations). */
export const tolerations: Rule = ({ pveExporter: { tolerations = [] } }) =>
  tolerations.flatMap(({ key, operator = 'Equal', value, effect, tolerationSeconds }, index) => {
    const path = ['pveExporter', 'tolerations', index]
    const faults: (Fault | false)[] = [
      key === undefined &&
        operator !== 'Exists' && { path, message: 'has no key; then its operator must be "Exists"' },
      operator === 'Exists' &&
        (value ?? '') !== '' && {
          path: [...path, 'value'],
          message: 'must be left out when the operator is "Exists"',
        },
      tolerationSeconds !== undefined &&
        effect !== 'NoExecute' && {
          path: [...path, 'tolerationSeconds'],
          message: 'is only for the effect "NoExecute"',
        },
    ]
    return faults.filter(fault => fault !== false)
  })
