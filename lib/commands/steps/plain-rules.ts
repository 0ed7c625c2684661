import type { NamedEnvironment } from '../../environment/defaults.ts'
import { toYaml } from '../../file/yaml.ts'
import { ruleGroups } from '../../monitoring/alerts/rule-groups.ts'

/**
 * The rules of one environment as a rules file (https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/),
 * for a Prometheus without the operator.
 */
export const plainRules = (environment: NamedEnvironment): string =>
  `# Generated from ${environment.file} by npm run rules.\n${toYaml({ groups: ruleGroups(environment) })}`
