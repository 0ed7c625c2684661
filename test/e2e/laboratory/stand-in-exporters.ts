import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { KnownExporter } from '../../../lib/environment/exporters/known-exporter.ts'
import { knownExporters } from '../../../lib/environment/exporters/known-exporters.ts'
import { exporterSeries } from '../../../lib/monitoring/catalogue/exporter-series.ts'

/**
 * Stands in for exporters that can't be had here, each on its own port: `--folder DIR <key>:<port>:<path>…`. It answers with the series that
 * lib/environment/exporters/ has from the exporter's source, with the labels' own names for values; one that is not known has a single series.
 * Files `DIR/<key>/*.prom`, in the order of their names, have the last word on a series, as a fault writes them. `DIR/<key>/standby` makes a
 * Ceph mgr one that is not the active one: its module answers with nothing.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { folder: { type: 'string' } } })

for (const positional of positionals) {
  const [key = '', port, path] = positional.split(':')
  createServer((request, response) => {
    response.writeHead(request.url === path ? 200 : 404, { 'content-type': 'text/plain;charset=utf-8' })
    response.end(request.url === path ? exposition(key) : '')
  }).listen(Number(port), '::')
}

function exposition(key: string): string {
  const folder = join(values.folder ?? '', key)
  if (existsSync(join(folder, 'standby'))) return ''
  const files = existsSync(folder) ? readdirSync(folder).sort() : []
  const said = files.flatMap(file => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
  const series = new Map([...healthy(key), ...said].map(line => [line.replace(/ \S+$/, ''), line]))
  return [...series.values(), ''].join('\n')
}

function healthy(key: string): string[] {
  const known = (knownExporters as Record<string, KnownExporter>)[key]
  if (known?.series === undefined) return ['stand_in_up 1']
  return exporterSeries(known.series).map(({ name, labels }) => {
    const own = labels.map(label => label.replace(/^exported_/, '')).map(label => `${label}="${label}"`)
    return `${name}${own.length === 0 ? '' : `{${own}}`} ${healthyValue(name)}`
  })
}

/** What 1 would call a fault, and the one series that must grow. */
function healthyValue(name: string): number {
  if (/^ceph_(health|healthcheck)_/.test(name)) return 0
  if (name === 'ceph_cluster_total_used_raw_bytes') return 0.4
  return name === 'ceph_prometheus_collect_duration_seconds_count' ? Math.floor(Date.now() / 1000) : 1
}
