import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cluster, clusters } from './cluster.ts'
import { memoryOf } from './cost.ts'
import { type Costs, interleaved, type Subject } from './interleaved.ts'
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
      ...floors(root, folder, clearOutput),
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

const floors = (root: string, folder: string, clearOutput: () => void): Subject[] => {
  const [libraries, modules, values, output] = ['libraries.json', 'modules.mjs', 'values.json', 'output'].map(
    name => join(folder, name),
  ) as [string, string, string, string]
  clearOutput()
  writeFileSync(libraries, imports(root, 'used-libraries.ts', 'start.js'))
  clearOutput()
  writeFileSync(modules, modulesFloor(root, imports(root, 'own-modules.ts', 'cli.ts'), values))
  run([join(import.meta.dirname, 'values.ts'), root, values])
  const node = nodeOf(buildOf(root))
  const floor = [
    ...node,
    join(import.meta.dirname, 'floor.ts'),
    join(root, 'environments'),
    libraries,
    values,
  ]
  const clearFloor = () => rmSync(output, { recursive: true, force: true })
  return [
    { name: 'start', command: [...node, '--eval', '0'] },
    { name: 'import', command: floor },
    { name: 'modules', command: [...node, modules] },
    { name: 'modules, write', before: clearFloor, command: [...node, modules, output] },
    { name: 'stringify, write', before: clearFloor, command: [...floor, output] },
  ]
}

/** Node with the flags of a command. */
const nodeOf = (command: string[]): string[] =>
  command.slice(
    0,
    command.findIndex(word => word.endsWith('.js')),
  )

/** What a build that writes everything imports, as one of the preloaded programs tells; `start.js` hides imports within lib/ from them. */
const imports = (root: string, told: string, program: 'start.js' | 'cli.ts'): string =>
  run(['--import', join(import.meta.dirname, told), join(root, 'lib', program), 'build'])

/**
 * A program, the least that Node takes for a build's own modules: it imports them as `lib/start.js` does. Given a folder, it also imports the
 * environments, turns ready-made values into text as a build does, and writes them there.
 */
const modulesFloor = (root: string, urls: string, values: string): string =>
  `import ${JSON.stringify(join(root, 'lib/fast-imports.js'))}
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
const [output] = process.argv.slice(2)
await Promise.all(${urls}.filter(url => !url.endsWith('/lib/cli.ts')).map(url => import(url)))
if (output !== undefined) {
  const environments = ${JSON.stringify(join(root, 'environments'))}
  await Promise.all(readdirSync(environments).map(name => import(join(environments, name))))
  const { serialize } = await import(${JSON.stringify(join(root, 'lib/file/serialize.ts'))})
  for (const file of JSON.parse(readFileSync(${JSON.stringify(values)}, 'utf8'))) {
    mkdirSync(dirname(join(output, file.path)), { recursive: true })
    writeFileSync(join(output, file.path), serialize(file))
  }
}
`

const run = (words: string[]): string => {
  const { status, stderr, output } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  if (status !== 0) throw new Error(stderr)
  return output[3] ?? ''
}
