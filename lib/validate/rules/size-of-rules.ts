import { toYaml } from '../../file/yaml.ts'
import { rulesJson } from '../../generate/overlay/rules-json.ts'
import type { Rule } from '../rule.ts'

/**
 * The operator takes no PrometheusRule over 512 KiB (its operator.ValidateRule), and a client-side `kubectl apply` no
 * object over 262,144 bytes (Kubernetes: an annotation's limit). Names in `except` stand in most of the rules.
 */
export const sizeOfRules: Rule = environment => {
  const rules = rulesJson(environment) ?? ''
  const bytes = Buffer.byteLength(rules)
  if (bytes < worthMeasuring) return []
  const size = Math.max(bytes, Buffer.byteLength(toYaml(JSON.parse(rules).spec)))
  const fact = `make rules of ${size} bytes, and \`except\` is repeated in most of them`
  const advice = 'except by tags, or by patterns such as "ci-*"'
  if (size > ofOperator)
    return [
      {
        path: ['alerts'],
        message: `${fact}; the Prometheus Operator takes ${ofOperator} at most: ${advice}`,
      },
    ]
  return size < ofClient
    ? []
    : [
        {
          path: ['alerts'],
          message: `${fact}; \`kubectl apply\` takes 262,144 without --server-side, the Prometheus Operator ${ofOperator}: ${advice}`,
          severity: 'warning',
        },
      ]
}

const ofOperator = 2 ** 19
const ofClient = 250_000

/** YAML is less than twice as long. */
const worthMeasuring = ofClient / 2
