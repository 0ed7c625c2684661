import { toYaml } from '../../file/yaml.ts'
import type { LazyObject } from '../rendering/rendering.ts'

/** The rules of an environment, each as text by what it is (`alert ProxmoxStorageFull`), and the object without them. */
export interface RuleTexts {
  head: string
  rules: Map<string, string>
}

/**
 * The rules on both sides. A file of a build is cut at its lines: 75 kB of YAML take as long to parse as a whole
 * environment to generate. Rules that a patch changed, or that a cluster gave, are written as text again.
 */
export const ruleTextsOf = (before: LazyObject, after: LazyObject): [RuleTexts, RuleTexts] => {
  if (before.ownText !== undefined && after.ownText !== undefined) {
    const cut: [RuleTexts, RuleTexts] = [cutText(before.ownText), cutText(after.ownText)]
    if (cut.every(({ rules }) => rules.size > 0)) return cut
  }
  return [ofObject(before), ofObject(after)]
}

const cutText = (text: string): RuleTexts => {
  const [head = '', ...parts] = text.split(/^(?= {8}- (?:alert|record): )/m)
  const heads = [head.replace(/^#.*\n/, '')]
  const rules = new Map<string, string>()
  for (const part of parts) {
    const end = part.search(/^ {0,7}\S/m)
    const rule = end < 0 ? part : part.slice(0, end)
    if (end >= 0) heads.push(part.slice(end))
    put(rules, rule.slice(10, rule.indexOf('\n')).replace(': ', ' '), rule)
  }
  return { head: heads.join(''), rules }
}

interface WithGroups {
  spec?: { groups?: { rules?: { alert?: string; record?: string }[] }[] }
}

const ofObject = ({ value }: LazyObject): RuleTexts => {
  const object = value() as WithGroups
  const { groups = [] } = object.spec ?? {}
  const rules = new Map<string, string>()
  for (const rule of groups.flatMap(({ rules = [] }) => rules))
    put(rules, rule.alert === undefined ? `record ${rule.record}` : `alert ${rule.alert}`, toYaml([rule]))
  return {
    head: toYaml({
      ...object,
      spec: { ...object.spec, groups: groups.map(group => ({ ...group, rules: null })) },
    }),
    rules,
  }
}

/** Several rules may have one name. */
const put = (rules: Map<string, string>, name: string, text: string): void => {
  const key = name.replace(/^(\w+) (['"])(.*)\2$/, '$1 $3')
  rules.set(key, `${rules.get(key) ?? ''}${text}`)
}
