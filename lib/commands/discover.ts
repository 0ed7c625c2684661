import { saveEdited } from '../environment-file/edit-save.ts'
import { formatProblem } from '../problem/problem.ts'
import { progressTo } from '../problem/progress.ts'
import { discoverJson, discoverReport } from './steps/discover-report.ts'
import { type Access, discovered, type NotDiscovered } from './steps/discovered.ts'
import { discoveredEdit } from './steps/discovered-edit.ts'
import { print } from './steps/print.ts'

/** How `discover` is called. */
export interface DiscoverOptions extends Access {
  check?: true
  json?: true
}

/**
 * Writes the members of the Proxmox VE cluster and their addresses into an environment's file; with `check` it only
 * compares. Exits with 1 where something is left to do, and with 2 where the cluster could not be looked at.
 */
export const discover = async (root: string, name: string, options: DiscoverOptions): Promise<void> => {
  const tell = progressTo(process.stderr)
  const found = await discovered(root, name, options, tell)
  if (!('comparison' in found)) return fail(found, options)
  print(found.warnings)
  const edit = await discoveredEdit(root, found, tell)
  const written = edit.kind === 'edited' && options.check !== true
  if (written) {
    const problem = saveEdited(root, found.environment.file, found.text, edit.text)
    if (problem !== undefined) return fail({ problems: [problem], code: 1 }, options)
  }
  const isDone = written || edit.kind === 'equal'
  if (!isDone || found.comparison.withoutAddress.length > 0) process.exitCode = 1
  if (edit.kind === 'invalid') print(edit.problems)
  process.stdout.write((options.json ? discoverJson : discoverReport)(found, edit, written))
}

const fail = ({ problems, code }: NotDiscovered, { json }: DiscoverOptions): void => {
  process.exitCode = code
  print(problems)
  const value = { result: code === 2 ? 'not looked' : 'wrong', problems: problems.map(formatProblem) }
  if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
