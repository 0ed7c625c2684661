import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { repository } from '../cluster/paths.ts'
import type { startLaboratory } from '../laboratory/laboratory.ts'
import { startAlertmanager } from './alertmanager.ts'
import { pager as startPager } from './pager.ts'

/** Alertmanager beside a laboratory's cluster, with what the documentation tells people to put into theirs, and who is paged by it. */
export const startPaging = async ({ cluster, folder }: Awaited<ReturnType<typeof startLaboratory>>) => {
  const pager = await startPager()
  const { inhibit_rules } = parse(readFileSync(join(repository, 'docs/inhibit-rules.yaml'), 'utf8'))
  const alertmanager = await startAlertmanager(
    cluster.processes,
    join(folder, 'alertmanager'),
    pager,
    inhibit_rules,
  )
  return { pager, alertmanager }
}
