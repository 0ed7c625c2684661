import { ruleGroups } from './alerts/rule-groups.ts'
import type { NamedEnvironment } from './defaults.ts'
import { toYaml } from './yaml.ts'

/**
 * The rules of one environment as a rules file (https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/),
 * for a Prometheus without the operator.
 */
export const plainRules = (environment: NamedEnvironment): string =>
  `# The rules of ${environment.file}, by npm run rules.\n${toYaml({ groups: ruleGroups(environment) })}`
