import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { record } from '../../monitoring/alerts/situations/record.ts'
import { situations } from '../../monitoring/alerts/situations/situations.ts'
import { recordingOf } from '../../monitoring/alerts/situations/told.ts'

const test = suite('the recorded situations')

/** All are recorded by the same few lines; these together see every kind of change. */
const asked = ['lost-right', 'standalone-dead', 'unplanned-reboot']

for (const name of asked)
  test(`are what the real exporter answers: ${name}; npm run record:situations writes them`, async () => {
    const { series, exporter } = recordingOf(name)
    const given = await record(situations[name] as (typeof situations)[string])
    assert.is(given.exporter, exporter)
    assert.equal(given.series, series)
  })

test.run()
