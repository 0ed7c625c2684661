import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pveExporterSeries } from '../../monitoring/catalogue/pve-exporter.ts'
import { repository } from './paths.ts'

const test = suite('the catalogue of series')

test('is what the real pve exporter gives; npm run catalogue writes it', async () => {
  const committed = readFileSync(join(repository, 'lib/monitoring/catalogue/pve-exporter.json'), 'utf8')
  const given = JSON.parse(JSON.stringify(await pveExporterSeries()))
  assert.equal(JSON.parse(committed), given)
})

test.run()
