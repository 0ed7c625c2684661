import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { schemaFile } from '../../lib/environment/schema.ts'
import { fieldsOf, type Node } from '../environment/fields.ts'
import { environments } from './environments.ts'
import { modes } from './overlay/render.ts'

/** Every path of a value as the table of fields writes it; alerts stand under names of their own. */
const pathsOf = (value: unknown, path = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap(item => pathsOf(item, `${path}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const at = path === 'alerts.rules' ? `${path}.<name>` : `${path === '' ? '' : `${path}.`}${key}`
    return [at, ...pathsOf(item, at)]
  })
}

test('the environments whose whole output is approved use every field of the schema together', async () => {
  const used = new Set(Object.values(environments).flatMap(environment => pathsOf(environment)))
  const { value } = await schemaFile(() => {})
  const fields = fieldsOf(value as Node).map(({ path }) => path)
  assert.ok(fields.length > 150)
  assert.equal(
    fields.filter(path => !used.has(path)),
    [],
  )
})

test('they take every mode, and one that says nothing', () => {
  const used = Object.values(environments).map(({ discovery }) => discovery)
  for (const mode of [undefined, ...modes]) assert.ok(used.includes(mode), mode)
})

test.run()
