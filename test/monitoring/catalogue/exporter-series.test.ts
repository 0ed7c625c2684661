import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { knownExporters } from '../../../lib/environment/exporters/known-exporters.ts'
import { scrapedSeries } from '../../../lib/monitoring/catalogue/catalogue.ts'
import { exporterSeries } from '../../../lib/monitoring/catalogue/exporter-series.ts'
import { problemsOfExpression } from '../../../lib/monitoring/catalogue/problems-of-expression.ts'

test("a line of an exporter's series stands for one series with each word in braces", () => {
  const [read, write, ...others] = exporterSeries({
    source: 'a',
    lines: `
      disk_{read,write}_seconds_total counter device,type: Time of the disk`,
  })
  assert.equal(others, [])
  assert.equal(read, {
    name: 'disk_read_seconds_total',
    type: 'counter',
    unit: 'seconds',
    labels: ['device', 'type'],
    source: 'exporter source',
    help: 'Time of the disk',
  })
  assert.is(write?.name, 'disk_write_seconds_total')
})

test('a line that tells of no series says how to write one', () => {
  assert.throws(
    () => exporterSeries({ source: 'a', lines: 'disk_reads histogram: Reads' }),
    '"disk_reads histogram: Reads" is no series; write <name> <counter, gauge or untyped> [labels]: <help>',
  )
})

test('expressions may ask for what exporters give, and a misspelt series is told with the one that was meant', () => {
  assert.equal(problemsOfExpression('max by (environment) (ceph_health_status) == 2'), [])
  assert.equal(problemsOfExpression('max by (environment) (ceph_pg_degradd)'), [
    'asks for "ceph_pg_degradd", which no exporter gives; did you mean "ceph_pg_degraded"?',
  ])
  assert.equal(problemsOfExpression('smartctl_device_temperature{disk="sda"}'), [
    'asks for the label "disk", which smartctl_device_temperature has not',
  ])
})

for (const [key, { series }] of Object.entries(knownExporters))
  test(`the series of ${key} are new to the catalogue and have labels that do not hide those of targets`, () => {
    const own = exporterSeries(series)
    assert.ok(own.length > 5)
    for (const { name, labels } of own) {
      assert.is(scrapedSeries.filter(one => one.name === name).length, 1, name)
      assert.equal(
        labels.filter(label => /^(environment|instance|job|namespace)$/.test(label)),
        [],
        name,
      )
    }
  })

test.run()
