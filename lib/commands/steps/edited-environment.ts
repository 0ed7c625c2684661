import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { changedHypervisors } from '../../discover/changed-hypervisors.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { HypervisorChange } from '../../environment-file/edit-change.ts'
import type { Problem } from '../../problem/problem.ts'
import type { Tell } from '../../problem/progress.ts'
import { environmentByName } from './environment-by-name.ts'

/** Whether an edited file gives the environment with these changes and no others, or what is wrong with it. */
export type Judged = { problems: Problem[] } | { isAsChanged: boolean }

/** Evaluates and validates an edited environment among copies of the others, before anything is written. */
export const judgeEdited = async (
  root: string,
  environment: NamedEnvironment,
  text: string,
  changes: HypervisorChange[],
  tell: Tell,
): Promise<Judged> => {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'proxmox-monitoring-edited-')))
  try {
    cpSync(join(root, 'environments'), join(copy, 'environments'), { recursive: true, dereference: true })
    writeFileSync(join(copy, environment.file), text)
    const { environment: edited, problems } = await environmentByName(copy, environment.name, tell)
    if (edited === undefined) return { problems }
    const hypervisors = changedHypervisors(environment.hypervisors, changes)
    return { isAsChanged: isDeepStrictEqual(plain(edited), plain({ ...environment, hypervisors })) }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const plain = (environment: NamedEnvironment): unknown => JSON.parse(JSON.stringify(environment))
