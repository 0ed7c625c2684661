import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { repository } from '../../lib/file/repository.ts'
import { dashboardSources } from '../../lib/generate/dashboard-sources.ts'

test("another version of the SDK makes another dashboard, and so does any code that draws the page, but no other page's", () => {
  const sources = dashboardSources('lib/monitoring/dashboards/pages/fleet.ts')
  const isIn = (file: string): boolean =>
    sources.includes(hash('sha256', readFileSync(join(repository, file))))
  assert.ok(isIn('node_modules/@grafana/grafana-foundation-sdk/package.json'))
  assert.ok(isIn('lib/monitoring/dashboards/panels/table.ts'))
  assert.not.ok(isIn('lib/monitoring/dashboards/pages/ceph.ts'))
})

test.run()
