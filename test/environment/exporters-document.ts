import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnownExporter } from '../../lib/environment/exporters/known-exporter.ts'
import { knownExporters } from '../../lib/environment/exporters/known-exporters.ts'

const path = join(import.meta.dirname, '../../docs/exporters.md')

/** docs/exporters.md as it stands, and as `lib/environment/exporters/` says it should. */
export const exportersDocument = () => {
  const stands = readFileSync(path, 'utf8')
  return {
    stands,
    should: stands.replace(
      /(<!-- exporters -->\n).*?(<!-- end of exporters -->)/s,
      (_, begin, end) => `${begin}\n${table()}\n\n${end}`,
    ),
  }
}

/** Writes docs/exporters.md. */
export const writeExportersDocument = () => writeFileSync(path, exportersDocument().should)

const table = (): string =>
  [
    '| name | exporter | asked at | every | `job` | objects | series from |',
    '|---|---|---|---|---|---|---|',
    ...Object.entries<KnownExporter>(knownExporters).map(row),
  ].join('\n')

const row = ([key, { title, documentation, port, path, interval, scrapeTimeout, job, name, series }]: [
  string,
  KnownExporter,
]): string =>
  [
    '',
    `\`${key}\``,
    `[${title}](${documentation})`,
    `\`:${port}${path}\``,
    scrapeTimeout === undefined ? interval : `${interval}, for ${scrapeTimeout} at most`,
    `\`${job}\``,
    `\`proxmox-monit-${name}\``,
    series?.source ?? '',
    '',
  ]
    .join(' | ')
    .trim()
