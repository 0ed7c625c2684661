import { test } from 'uvu'
import { complete } from '../../../../lib/environment/defaults.ts'
import type { Environment } from '../../../../lib/environment.ts'
import { toYaml } from '../../../../lib/file/yaml.ts'
import { type Rule, ruleGroups } from '../../../../lib/monitoring/alerts/rule-groups.ts'
import { approved } from '../../../approved.ts'
import { lab } from '../../../validate/judged.ts'
import { variants } from './variants.ts'

const groupsOf = (own: Partial<Environment>) =>
  ruleGroups(complete('lab', 'environments/lab.ts', { ...lab, ...own }))

/** Rules by their names. */
const rulesOf = (own: Partial<Environment>): Map<string, Rule> =>
  new Map(
    groupsOf(own)
      .flatMap(({ rules }) => rules)
      .map(rule => [rule.alert ?? rule.record ?? '', rule]),
  )

const usual = rulesOf({})

/** The rules that go, those that come, and of those that change what they have instead; groups by their names and intervals. */
const difference = (own: Partial<Environment>): object => {
  const rules = rulesOf(own)
  const changed = [...rules].flatMap(([name, rule]) => {
    const before = usual.get(name) ?? {}
    const fields = Object.entries(rule).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(before, key)),
    )
    return fields.length === 0 ? [] : [[name, Object.fromEntries(fields)] as const]
  })
  return {
    groups: groupsOf(own).map(({ name, interval = 'as usual' }) => `${name} ${interval}`),
    gone: [...usual.keys()].filter(name => !rules.has(name)),
    new: [...rules.keys()].filter(name => !usual.has(name)),
    changed: Object.fromEntries(changed),
  }
}

// The usual rules themselves are approved in rules.test.ts.
test('what each setting changes in the rules is as it was approved', () =>
  approved(
    import.meta.dirname,
    'variants.yaml',
    toYaml(Object.fromEntries(Object.entries(variants).map(([title, own]) => [title, difference(own)]))),
  ))

test.run()
