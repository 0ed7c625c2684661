import { join } from 'node:path'
import { Ajv, type ErrorObject } from 'ajv'
import { createGenerator } from 'ts-json-schema-generator'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { committed, panelsOf } from './committed.ts'
import type { GrafanaTypes } from './grafana-types.ts'

const types = createGenerator({
  path: join(import.meta.dirname, 'grafana-types.ts'),
  tsconfig: join(import.meta.dirname, '../../../tsconfig.json'),
  type: 'GrafanaTypes',
  additionalProperties: false,
  expose: 'none',
  topRef: false,
  skipTypeCheck: true,
}).createSchema('GrafanaTypes')

const ajv = new Ajv({ strict: false, allErrors: true }).addSchema(types as object, 'grafana')

/** The faults of a value by one of the types; a type that is not there throws. */
const judge = (...path: string[]) => {
  const validate = ajv.compile({ $ref: `grafana#/${path.map(name => `properties/${name}`).join('/')}` })
  return (value: unknown): string[] => {
    validate(value)
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }: ErrorObject) =>
        `${instancePath} ${message} ${JSON.stringify(params)}`,
    )
  }
}

const dashboardFaults = judge('dashboard')
const queryFaults = judge('query')
const optionFaults = {
  bargauge: judge('options', 'bargauge'),
  stat: judge('options', 'stat'),
  table: judge('options', 'table'),
  timeseries: judge('options', 'timeseries'),
}
const customFaults = { table: judge('custom', 'table'), timeseries: judge('custom', 'timeseries') }
type Kind = keyof typeof optionFaults
type CustomKind = keyof typeof customFaults

for (const { file, dashboard } of committed) {
  test(`${file} is what Grafana's schemas say of a dashboard`, () => {
    const { $comment: _, $sources: __, ...value } = dashboard as object as Record<string, unknown>
    // The type of a query is open: each is judged below.
    assert.equal(dashboardFaults(withoutQueries(value)), [])
  })

  test(`${file} has panels with options and queries that Grafana's schemas have`, () => {
    for (const { title, type, options, fieldConfig, targets = [] } of panelsOf(dashboard)) {
      assert.equal([title, ...optionFaults[type as Kind](options)], [title])
      for (const target of targets) assert.equal([title, ...queryFaults(target)], [title])
      const custom = fieldConfig?.defaults.custom
      if (type in customFaults) assert.equal([title, ...customFaults[type as CustomKind](custom)], [title])
    }
  })
}

test('an option that Grafana has not is a fault', () => {
  const [panel] = panelsOf(committed[0]?.dashboard as GrafanaTypes['dashboard'])
  assert.equal(optionFaults.stat({ ...panel?.options, colourMode: 'value' }), [
    ' must NOT have additional properties {"additionalProperty":"colourMode"}',
  ])
})

const withoutQueries = (dashboard: Record<string, unknown>) => ({
  ...dashboard,
  panels: (dashboard.panels as object[]).map(panel => ({
    ...panel,
    ...('targets' in panel && { targets: [] }),
  })),
})

test.run()
