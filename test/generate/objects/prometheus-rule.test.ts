import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete } from '../../../lib/environment/defaults.ts'
import { prometheusRule } from '../../../lib/generate/objects/prometheus-rule.ts'

test('the rules of the first environments are made once, and those of many would take too much memory', () => {
  const environments = Array.from({ length: 20 }, (_, index) =>
    complete(`lab-${index}`, `environments/lab-${index}.ts`, {
      hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
      pveExporter: { tls: 'insecure' },
    }),
  )
  const first = environments.map(prometheusRule)
  const again = environments.map(prometheusRule)
  assert.equal(again, first)
  assert.is(again.filter((rules, index) => rules === first[index]).length, 10)
  assert.is(again[0], first[0])
})

test.run()
