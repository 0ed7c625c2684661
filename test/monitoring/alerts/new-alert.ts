import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alertGroups, alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { newAlertFiles, unwritten } from './new-alert-files.ts'

const repository = join(import.meta.dirname, '../../..')

/** What is wrong with the name and the group of a new alert; nothing where the files can be written. */
export const problemOfNewAlert = (
  name: string | undefined,
  group: string | undefined,
): string | undefined => {
  if (name === undefined || group === undefined)
    return `Usage: npm run new:alert -- <name> <group>, such as ProxmoxStorageSlow storages; groups: ${groups}`
  if (!/^Proxmox([A-Z][a-z0-9]+)+$/.test(name))
    return `${JSON.stringify(name)} is not a name such as ProxmoxStorageSlow: Proxmox, the subject, the condition`
  if (alerts.some(alert => alert.name === name)) return `${name} exists in lib/monitoring/alerts/`
  if (!Object.hasOwn(alertGroups, group))
    return `${JSON.stringify(group)} is not a group of alerts; groups: ${groups}`
  return undefined
}

const groups = Object.keys(alertGroups).join(', ')

/** What to do after the files are written. */
const next = `
Write what stands as ${unwritten} in them (CONTRIBUTING.md, "An alert"), then
  npm run format && npm run build && npm run docs:alerts
  npm test -- test/monitoring/alerts      # says what is still empty
`

// npm run new:alert
if (import.meta.main) {
  const [name, group] = process.argv.slice(2)
  const problem = problemOfNewAlert(name, group)
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`)
    process.exit(1)
  }
  const files = newAlertFiles(name as string, group as string, path =>
    readFileSync(join(repository, path), 'utf8'),
  )
  for (const { path, text } of files) writeFileSync(join(repository, path), text)
  process.stdout.write(`${files.map(({ path }) => `wrote  ${path}\n`).join('')}${next}`)
}
