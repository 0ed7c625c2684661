import { test } from 'uvu'
import { toYaml } from '../../../../lib/file/yaml.ts'
import { approved } from '../../../approved.ts'
import { rulesOf } from './rules.ts'

test('which rules each environment has is as it was approved', () => {
  const names = Object.entries(rulesOf).map(([name, { spec }]) => [
    name,
    spec.groups.map(({ name, interval = '', rules }) => ({
      [`${name} ${interval}`.trim()]: rules.map(({ alert, record }) => alert ?? record).join(' '),
    })),
  ])
  approved(import.meta.dirname, 'names.yaml', toYaml(Object.fromEntries(names)))
})

// What they ask is approved in test/monitoring/expressions/; the other environments have the same texts.
for (const name of ['bare', 'lyon', 'paris'])
  test(`the rules of the environment ${name} are as they were approved, with all that they tell`, () => {
    const { metadata, spec, ...kind } = rulesOf[name] as (typeof rulesOf)[string]
    const told = spec.groups.flatMap(({ rules }) => rules.map(({ expr: _, ...rule }) => rule))
    approved(import.meta.dirname, `${name}.yaml`, toYaml({ ...kind, metadata, told }))
  })

test.run()
