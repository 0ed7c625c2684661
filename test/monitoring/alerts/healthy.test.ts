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

test.run()
