import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lacksTable } from './lacks.ts'
import { promtool } from './promtool.ts'
import { situationsTable } from './situations/table.ts'
import { recordingTable, tables } from './table.ts'

const docs = join(import.meta.dirname, '../../../docs')
const path = join(docs, 'alerts.md')
const ofSituations = join(docs, 'situations.md')

/** docs/alerts.md as it stands, and as the alerts and the tests say it should. */
export const alertsDocument = async () =>
  document(path, {
    alerts: await tables(),
    recordings: recordingTable(),
    lacks: lacksTable(),
  })

/** docs/situations.md as it stands, and as what is told of the recorded situations says it should. */
export const situationsDocument = () => document(ofSituations, { situations: situationsTable() })

const document = (path: string, parts: Record<string, string>) => {
  const stands = readFileSync(path, 'utf8')
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
if (import.meta.main) {
  writeFileSync(path, (await alertsDocument()).should)
  if (promtool.path !== undefined) writeFileSync(ofSituations, situationsDocument().should)
}
