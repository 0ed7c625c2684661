import * as assert from 'uvu/assert'
import { alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { suiteThatNeeds } from '../../suite-that-needs.ts'
import { claim } from './alert-suite.ts'
import { complaints, promtool } from './promtool.ts'
import { healthy, standalone } from './world.ts'

const quiet = alerts.map(({ name }) => ({ alert: name, said: [] }))
const when = { at: '26h', every: '5m' }

const test = suiteThatNeeds('quiet alerts', promtool)

test('a healthy cluster raises no alert at all, with a template and a guest stopped on purpose', () => {
  assert.equal(complaints([claim(quiet, { ...when, world: healthy })]), [''])
})

test('a healthy host that stands alone raises no alert at all', () => {
  const environment = { hypervisors: [{ name: 'pve1', address: '198.51.100.1' }] }
  assert.equal(complaints([claim(quiet, { ...when, world: standalone, environment })]), [''])
})

test('after a change of the prefix every rule is evaluated, though old series stand beside the new for five minutes', () => {
  const files = claim(quiet, { ...when, world: healthy })
  const { tests } = files.test as { tests: { input_series: { series: string; values: string }[] }[] }
  for (const one of tests)
    one.input_series.push(
      ...one.input_series
        .filter(({ series }) => series.includes('instance="hypervisors"'))
        .map(({ series, values }) => ({
          series: series.replace('instance="hypervisors"', 'instance="old-hypervisors"'),
          values,
        })),
    )
  assert.equal(complaints([files]), [''])
})

test.run()
