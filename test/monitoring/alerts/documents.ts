import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordingTable, tables } from './table.ts'

const path = join(import.meta.dirname, '../../../docs/alerts.md')

/** docs/alerts.md as it stands, and as the alerts and the tests say it should. */
export const alertsDocument = async () => {
  const stands = readFileSync(path, 'utf8')
  const parts = { alerts: await tables(), recordings: recordingTable() }
  const should = Object.entries(parts).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n).*?(<!-- end of ${name} -->)`, 's'),
        (_, begin, end) => `${begin}\n${table}\n\n${end}`,
      ),
    stands,
  )
  return { stands, should }
}

// npm run docs:alerts
if (import.meta.main) writeFileSync(path, (await alertsDocument()).should)
