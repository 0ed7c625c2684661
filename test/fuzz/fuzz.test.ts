import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ruleGroups } from '../../lib/monitoring/alerts/rule-groups.ts'
import { checked, promtool } from '../monitoring/alerts/promtool.ts'
import { fitting, schema } from './environments.ts'
import { fuzz } from './fuzz.ts'
import { judged } from './judged.ts'

// The same trees each time, so that the gate is red for a change alone; `npm run fuzz` takes others.
const seed = 20

test('random environments neither crash nor hang; what is accepted reads back and holds together, what is refused says why', () => {
  const { fault, runs, accepted } = fuzz(seed, 300)
  assert.is(fault, undefined, `npm run fuzz -- --seed ${seed}\n${JSON.stringify(fault)}`)
  assert.is(runs, 300)
  // A net that refuses nearly everything would try nothing.
  assert.ok(accepted > 75, `${accepted} of 300 were accepted`)
})

test('random environments fill in every field that there is', () => {
  const seen = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, own] of Object.entries(value)) {
      seen.add(key)
      look(own)
    }
  }
  for (const value of fc.sample(fitting, { seed, numRuns: 2000 })) look(value)
  const fields = [...fieldsOf()].filter(field => !seen.has(field))
  assert.equal(fields, [])
})

/** Every property's name in the schema. */
const fieldsOf = (node: unknown = schema, found = new Set<string>()): Set<string> => {
  if (typeof node !== 'object' || node === null) return found
  const { type, properties } = node as { type?: unknown; properties?: object }
  if (type === 'object') for (const name of Object.keys(properties ?? {})) found.add(name)
  for (const own of Object.values(node)) fieldsOf(own, found)
  return found
}

if (promtool.path !== undefined)
  test('Prometheus takes the rules of random environments', () => {
    const groups = fc
      .sample(fitting, { seed, numRuns: 30 })
      .flatMap((value, index) => judged({ [`lab-${index}`]: value }).accepted)
      .flatMap(ruleGroups)
    assert.ok(groups.length > 30)
    assert.is(checked({ groups }), '')
  })

test.run()
