import { defaults, type NamedEnvironment, resourcesWithDefaults } from '../../environment/defaults.ts'
import { isOver, isWhole, quantity } from '../../environment/quantity.ts'
import type { Resources } from '../../environment.ts'
import type { Fault } from '../../problem/fault.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import { repeated } from '../repeated.ts'
import type { Rule } from '../rule.ts'

/** Kubernetes refuses requests over limits (ValidateResourceRequirements). */
export const resources: Rule = environment =>
  containersOf(environment).flatMap(({ path, resources, usual }) => {
    const merged = resourcesWithDefaults(resources, usual)
    return resourceNames.flatMap(name => {
      const [request, limit] = [merged.requests[name], merged.limits[name]]
      return request === undefined || limit === undefined || !isOver(quantity(request), quantity(limit))
        ? []
        : [
            {
              path,
              message: `asks for ${name} ${received(request)}${origin(resources?.requests?.[name])}, over the limit ${received(limit)}${origin(resources?.limits?.[name])}; lower the request or raise the limit`,
            },
          ]
    })
  })

/** The containers of an environment: what it says of their resources, and what they have otherwise. */
const containersOf = ({ pveExporter, telegraf }: NamedEnvironment): Container[] => [
  {
    path: ['pveExporter', 'resources'],
    resources: pveExporter.resources,
    usual: defaults.pveExporter.resources,
  },
  ...(telegraf === false
    ? []
    : [
        {
          path: ['telegraf', 'resources'],
          resources: telegraf.resources,
          usual: defaults.telegraf.resources,
        },
      ]),
]

interface Container {
  path: FieldPath
  resources: Resources | undefined
  usual: Required<Resources>
}

const resourceNames = ['cpu', 'memory', 'ephemeral-storage'] as const

const origin = (given: string | undefined): string => (given === undefined ? ' (the default)' : '')

/** Kubernetes warns of fractions of a byte (GetWarningsForPodTemplate): `512m` is half a byte, and `512Mi` was meant. */
export const wholeBytes: Rule = environment =>
  containersOf(environment).flatMap(({ path, resources = {} }) =>
    (['requests', 'limits'] as const).flatMap(kind =>
      (['memory', 'ephemeral-storage'] as const).flatMap(name => {
        const given = resources[kind]?.[name]
        return given === undefined || isWhole(quantity(given))
          ? []
          : [
              {
                path: [...path, kind, name],
                message: `${received(given)} is not a whole number of bytes; "Mi" stands for mebibytes, and 1.5Gi is 1536Mi`,
                severity: 'warning' as const,
              },
            ]
      }),
    ),
  )

/** A server-side apply tells them by their names, and refuses one that is there twice. */
export const imagePullSecrets: Rule = ({ pveExporter: { imagePullSecrets = [] } }) =>
  repeated(imagePullSecrets, ({ name }) => name).map(([index, first]) => ({
    path: ['pveExporter', 'imagePullSecrets', index, 'name'],
    message: `${received(imagePullSecrets[index]?.name)} is imagePullSecrets[${first}]'s name, too; give each once`,
  }))

/** What Kubernetes asks of a toleration (ValidateTolerations). */
export const tolerations: Rule = ({ pveExporter: { tolerations = [] } }) =>
  tolerations.flatMap(({ key = '', operator = 'Equal', value, effect, tolerationSeconds }, index) => {
    const path = ['pveExporter', 'tolerations', index]
    const faults: (Fault | false)[] = [
      key === '' &&
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
