import type { NamedEnvironment } from '../../environment/defaults.ts'
import { prometheusRule } from '../objects/prometheus-rule.ts'

/**
 * An environment's rules as JSON; nothing where it has none. Validation weighs them long before they are written, and they
 * take longer to make than all else, so they are kept until they are taken: as text, which takes a quarter of the memory.
 */
export const rulesJson = (environment: NamedEnvironment): string | undefined => {
  const known = made.get(environment)
  if (known !== undefined) return known
  const rule = prometheusRule(environment)
  if (rule.spec.groups.length === 0) return undefined
  const text = JSON.stringify(rule)
  made.set(environment, text)
  return text
}

/** The same, which is then no longer kept. */
export const takeRulesJson = (environment: NamedEnvironment): string | undefined => {
  const text = rulesJson(environment)
  made.delete(environment)
  return text
}

const made = new WeakMap<NamedEnvironment, string>()
