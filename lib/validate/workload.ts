import { resourcesWithDefaults } from '../defaults.ts'
import { quantity } from '../quantity.ts'
import type { Fault } from './fault.ts'
import type { Rule } from './rule.ts'

/** Kubernetes refuses requests over limits (ValidateResourceRequirements). */
export const resources: Rule = ({ pveExporter: { resources } }) => {
  const merged = resourcesWithDefaults(resources)
  return (['cpu', 'memory'] as const).flatMap(name => {
    const [request, limit] = [merged.requests[name], merged.limits[name]]
    return quantity(request) <= quantity(limit)
      ? []
      : [
          {
            path: ['pveExporter', 'resources'],
            message: `asks for ${name} ${JSON.stringify(request)}, over the limit ${JSON.stringify(limit)}; lower the request or raise the limit`,
          },
        ]
  })
}

/** What Kubernetes asks of a toleration (ValidateTolerations). */
export const tolerations: Rule = ({ pveExporter: { tolerations = [] } }) =>
  tolerations.flatMap(({ key, operator = 'Equal', value, effect, tolerationSeconds }, index) => {
    const path = ['pveExporter', 'tolerations', index]
    const faults: (Fault | false)[] = [
      key === undefined &&
        operator !== 'Exists' && { path, message: 'has no key; then its operator must be "Exists"' },
      operator === 'Exists' &&
        value !== undefined && {
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
