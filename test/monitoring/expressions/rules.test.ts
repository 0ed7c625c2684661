import { test } from 'uvu'
import { toYaml } from '../../../lib/file/yaml.ts'
import { approved } from '../../approved.ts'
import { rulesOf } from '../alerts/whole/rules.ts'

for (const name of ['bare', 'lyon', 'paris'])
  test(`what the rules of the environment ${name} ask is as it was approved, whole`, () => {
    const rules = rulesOf[name]?.spec.groups.flatMap(({ rules }) => rules) ?? []
    const asked = rules.map(({ alert, record, expr }) => [alert ?? record, expr])
    approved(import.meta.dirname, `${name}.yaml`, toYaml(Object.fromEntries(asked)))
  })

test.run()
