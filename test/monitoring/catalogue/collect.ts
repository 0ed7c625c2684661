import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogueSeries } from '../../../lib/monitoring/catalogue/catalogue-series.ts'
import { repository } from '../../e2e/exporter/paths.ts'
import { nodeExporterSeries } from './node-exporter.ts'
import { lackingSeries } from './node-exporter-versions.ts'
import { pveExporterSeries } from './pve-exporter.ts'

/** npm run catalogue: asks the real exporters for every series that they give, and writes lib/monitoring/catalogue/*.json. */
const write = (name: string, rows: CatalogueSeries[]) => {
  const lines = rows.map(row => `  ${JSON.stringify(row)}`).join(',\n')
  writeFileSync(join(repository, 'lib/monitoring/catalogue', `${name}.json`), `[\n${lines}\n]\n`)
  process.stdout.write(`${name}: ${rows.length} series\n`)
}

write('pve-exporter', await pveExporterSeries())
const newest = await nodeExporterSeries()
write('node-exporter', newest)

const lacking = await lackingSeries(newest)
writeFileSync(
  join(repository, 'lib/monitoring/catalogue/node-exporter-lacks.json'),
  `${JSON.stringify(lacking, undefined, 2)}\n`,
)
for (const [version, names] of Object.entries(lacking))
  process.stdout.write(`node-exporter ${version} lacks ${names.length} of them\n`)
