import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { knownExporters } from '../../../lib/environment/exporters/known-exporters.ts'
import { seriesCatalogue } from '../../../lib/monitoring/catalogue/all-series.ts'
import type { CatalogueSeries } from '../../../lib/monitoring/catalogue/catalogue-series.ts'
import {
  labelsOfExpression,
  problemsOfExpression,
} from '../../../lib/monitoring/catalogue/problems-of-expression.ts'
import { unitOf } from '../../../lib/monitoring/catalogue/unit.ts'
import { approved } from '../../approved.ts'
import { expressions } from './expressions.ts'

test('what is told of an expression, and which labels it leaves, is as it was approved', () => {
  const shown = (expression: string): string =>
    expression.length > 120 ? `${expression.slice(0, 20)}… of ${expression.length}` : expression
  const lines = expressions.flatMap(expression => [
    shown(expression),
    ...problemsOfExpression(expression).map(problem => `  ${problem}`),
    `  labels: ${labelsOfExpression(expression).join(' ')}`,
  ])
  approved(import.meta.dirname, 'expressions.txt', `${lines.join('\n')}\n`)
})

test('the series that are written down here are as they were approved; those of the two main exporters are collected', () => {
  const row = ({ name, type, unit, labels, source, help }: CatalogueSeries): string =>
    `${name} ${type} ${unit ?? '-'} (${labels.join(',')}) ${source}: ${help}\n`
  const written = [...seriesCatalogue.values()].filter(({ source }) =>
    ['exporter source', 'prometheus', 'rule'].includes(source),
  )
  approved(import.meta.dirname, 'series.txt', written.map(row).join(''))
})

test('where the series of each known exporter are told, is as it was approved, with all that is scraped of it', () => {
  const told = Object.entries(knownExporters).map(([key, { series, ...known }]) => [
    key,
    { ...known, source: series.source },
  ])
  approved(import.meta.dirname, 'exporters.txt', `${JSON.stringify(Object.fromEntries(told), null, 2)}\n`)
})

/** Metrics, and the base unit that their names end with. */
const units: [name: string, unit: string | undefined][] = [
  ['a_bytes', 'bytes'],
  ['a_bytes_total', 'bytes'],
  ['a_seconds', 'seconds'],
  ['a_seconds_sum', 'seconds'],
  ['a_seconds_created', 'seconds'],
  ['a_seconds_bucket', 'seconds'],
  ['a_ratio', 'ratio'],
  ['a_celsius', 'celsius'],
  ['a_celsius_max', 'celsius'],
  ['a_celsius_min', 'celsius'],
  ['a_celsius_crit', 'celsius'],
  ['a_hertz', 'hertz'],
  ['a_volts', 'volts'],
  ['a_volt', 'volts'],
  ['a_watts', 'watts'],
  ['a_amperes', 'amperes'],
  ['a_amps', 'amperes'],
  ['a_joules_total', 'joules'],
  ['a_bytes_free', undefined],
  ['bytes', 'bytes'],
  ['a_total', undefined],
  ['a_bytes_total_x', undefined],
]

for (const [name, unit] of units)
  test(`the unit of ${name} is ${unit ?? 'none'}`, () => assert.is(unitOf(name), unit))

test.run()
