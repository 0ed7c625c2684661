import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { schemaFile } from '../../lib/environment/schema.ts'

const root = join(import.meta.dirname, '../..')
const schema = JSON.parse(readFileSync(join(root, 'schema/environment.schema.json'), 'utf8'))

test('it is a schema, which the build takes for granted', () => {
  const ajv = new Ajv({ validateFormats: false })
  assert.ok(ajv.validateSchema(schema), ajv.errorsText())
})

test('the committed schema is what lib/environment.ts makes, made anew, and what is stored is taken as it is', async () => {
  const { $comment, ...committed } = schema
  const tellings: string[] = []
  const made = await schemaFile(what => void tellings.push(what), false)
  assert.equal(made, {
    path: 'schema/environment.schema.json',
    value: committed,
    source: 'lib/environment.ts',
  })
  assert.equal(tellings, ['generating schema/environment.schema.json from lib/environment.ts'])
  assert.equal(await schemaFile(assert.unreachable), made)
})

test('every field of an environment has a description, which editors show', () => {
  for (const [field, { description }] of Object.entries<{ description?: string }>(schema.properties))
    assert.ok(description, field)
})

test('hypervisors and pveExporter are required, and tls of it: nobody is insecure without knowing', () => {
  assert.equal(schema.required, ['hypervisors', 'pveExporter'])
  assert.equal(schema.definitions.PveExporter.required, ['tls'])
})

test('a default in the schema is the one that the generator takes', async () => {
  const { defaults } = await import('../../lib/environment/defaults.ts')
  const { namespace, discovery } = schema.properties
  assert.equal([namespace.default, discovery.default], [defaults.namespace, defaults.discovery])
  for (const [definition, values] of [
    ['PveExporter', defaults.pveExporter],
    ['NodeExporter', defaults.nodeExporter],
  ] as const)
    for (const [field, { default: inSchema }] of Object.entries<{ default?: unknown }>(
      schema.definitions[definition].properties,
    ))
      if (inSchema !== undefined) assert.equal(inSchema, Reflect.get(values, field), field)
})

test('an exporter says its defaults where editors show them, and they offer its name to hypervisors', () => {
  const { Exporters, Exporter } = schema.definitions
  assert.is(
    Exporters.properties.nut.description,
    'nut_exporter (https://github.com/DRuggeri/nut_exporter), by default on port 9199 under /ups_metrics every 30s, on the hypervisors whose `exporters` name it; not scraped when left out.',
  )
  const names = Object.keys(Exporters.properties).filter(name => name !== 'custom')
  assert.equal(Exporter.examples, ['node', 'pve', ...names])
})

test('YAML environments name the schema in their first line, for completion, as the README says', () => {
  const line = '# yaml-language-server: $schema=../schema/environment.schema.json'
  assert.ok(readFileSync(join(root, 'README.md'), 'utf8').includes(`\n${line}\n`))
  assert.ok(existsSync(join(root, 'environments', line.split('=')[1] as string)))
  for (const file of readdirSync(join(root, 'environments')).filter(name => name.endsWith('.yaml')))
    assert.is(readFileSync(join(root, 'environments', file), 'utf8').split('\n')[0], line, file)
})

test.run()
