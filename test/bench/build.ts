import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cluster, clusters } from './cluster.ts'
import { memoryOf } from './cost.ts'
import { type Costs, interleaved, type Subject } from './interleaved.ts'
import { imports, nodeOf, ownModulesFloors } from './own-modules-floor.ts'
import { buildOf, repository } from './repository.ts'

/** What this repository's commands cost for a number of environments, beside the floors. */
export interface BuildCosts {
  environments: number
  hypervisors: number
  costs: Costs
  /** The most that a cold build holds, in MiB. */
  memory: number
}

/** Measures the build of a number of environments. */
export const buildCosts = (environments: number, hypervisors: number, rounds: number): BuildCosts => {
  const { root, put, clear, clearOutput, remove } = repository(clusters(environments, hypervisors))
  const folder = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-bench-'))
  let edition = 1
  // A different address each time, from a cluster that is not in the tree.
  const change = () =>
    put({ ...cluster(1, hypervisors), hypervisors: cluster(++edition, hypervisors).hypervisors })
  const build = buildOf(root)
  const costs = interleaved(
    [
      ...floorsOf(root, folder, clearOutput),
      { name: 'first', before: clear, command: build },
      { name: 'cold', before: clearOutput, command: build },
      { name: 'one changed', before: change, command: build },
      { name: 'nothing changed', command: build },
      { name: 'check', command: [process.execPath, join(root, 'lib/cli.ts'), 'check'] },
    ],
    rounds,
  )
  clear()
  const memory = memoryOf(build)
  remove()
  rmSync(folder, { recursive: true })
  return { environments, hypervisors, costs, memory }
}

const floorsOf = (root: string, folder: string, clearOutput: () => void): Subject[] => {
  const libraries = join(folder, 'libraries.json')
  clearOutput()
  writeFileSync(libraries, imports(root, 'used-libraries.ts'))
  clearOutput()
  const { floors, values, output, clear } = ownModulesFloors(root, folder)
  const node = nodeOf(buildOf(root))
  const floor = [
    ...node,
    join(import.meta.dirname, 'floor.ts'),
    join(root, 'environments'),
    libraries,
    values,
  ]
  return [
    { name: 'start', command: [...node, '--eval', '0'] },
    { name: 'import', command: floor },
    ...floors,
    { name: 'stringify, write', before: clear, command: [...floor, output] },
  ]
}
