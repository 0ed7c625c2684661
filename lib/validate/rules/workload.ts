import { resourcesWithDefaults } from '../../environment/defaults.ts'
import { quantity } from '../../environment/quantity.ts'
import type { Fault } from '../../problem/fault.ts'
import type { Rule } from '../rule.ts'

/** Kubernetes refuses requests over limits (ValidateResourceRequirements). */
export const resources: Rule = ({ pveExporter: { resources } }) => {
  const merged = resourcesWithDefaults(resources)
  return (['cpu', 'memory'] as const).flatMap(name => {
    const [request, limit] = [merged.requests[name], merged.limits[name]]
    // A memory that is no number of bytes is told already.
    if (name === 'memory' && !(isWhole(request) && isWhole(limit))) return []
    return quantity(request) <= quantity(limit)
      ? []
      : [
          {
            path: ['pveExporter', 'resources'],
            message: `asks for ${name} ${JSON.stringify(request)}${origin(resources?.requests?.[name])}, over the limit ${JSON.stringify(limit)}${origin(resources?.limits?.[name])}; lower the request or raise the limit`,
          },
        ]
  })
}

const origin = (given: string | undefined): string => (given === undefined ? ' (the default)' : '')

/** Kubernetes counts memory in whole bytes: `512m` is half a byte, and `512Mi` was meant (ValidateResourceQuantityValue). */
export const memoryInBytes: Rule = ({ pveExporter: { resources = {} } }) =>
  (['requests', 'limits'] as const).flatMap(kind => {
    const memory = resources[kind]?.memory
    return memory === undefined || isWhole(memory)
      ? []
      : [
          {
            path: ['pveExporter', 'resources', kind, 'memory'],
            message: `${JSON.stringify(memory)} is ${quantity(memory)} bytes, which is no whole number; "Mi" stands for mebibytes`,
          },
        ]
  })

const isWhole = (memory: string): boolean => Number.isInteger(quantity(memory))

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
