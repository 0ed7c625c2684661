import { complete } from '../../../../lib/environment/defaults.ts'
import { prometheusRule } from '../../../../lib/generate/objects/prometheus-rule.ts'
import { environments } from '../../../generate/environments.ts'

/** The PrometheusRules of the environments that use every field together, by name. */
export const rulesOf: Record<string, ReturnType<typeof prometheusRule>> = Object.fromEntries(
  Object.entries(environments)
    .filter(([, { alerts }]) => alerts !== false)
    .map(([name, environment]) => [
      name,
      prometheusRule(complete(name, `environments/${name}.ts`, environment)),
    ]),
)
