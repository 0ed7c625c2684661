import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Subject } from './interleaved.ts'
import { buildOf } from './repository.ts'

/**
 * A build's floors by its own modules: importing them, and also writing ready-made values; with the paths of these values and of what is
 * written. Needs a tree in which nothing is generated yet.
 */
export const ownModulesFloors = (root: string, folder: string) => {
  const [program, values, output] = ['modules.mjs', 'values.json', 'output'].map(name =>
    join(folder, name),
  ) as [string, string, string]
  writeFileSync(program, ownModules(root, values))
  run([join(import.meta.dirname, 'values.ts'), root, values])
  const node = nodeOf(buildOf(root))
  const clear = () => rmSync(output, { recursive: true, force: true })
  const floors: Subject[] = [
    { name: 'modules', command: [...node, program] },
    { name: 'modules, write', before: clear, command: [...node, program, output] },
  ]
  return { floors, values, output, clear }
}

/**
 * A program, the least that Node takes for a build's own modules: it imports them as `lib/start.js` does. Given a folder, it also imports the
 * environments, turns ready-made values into text as a build does, and writes them there.
 */
const ownModules = (root: string, values: string): string =>
  `import ${JSON.stringify(join(root, 'lib/fast-imports.js'))}
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
const [output] = process.argv.slice(2)
await Promise.all(${imports(root, 'own-modules.ts')}.filter(url => !url.endsWith('/lib/start.js')).map(url => import(url)))
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

/** What a build that writes everything imports, as one of the preloaded programs tells. */
export const imports = (root: string, told: string): string =>
  run(['--import', join(import.meta.dirname, told), join(root, 'lib/start.js'), 'build'])

/** Node with the flags of a command. */
export const nodeOf = (command: string[]): string[] =>
  command.slice(
    0,
    command.findIndex(word => word.endsWith('.js')),
  )

const run = (words: string[]): string => {
  const { status, stderr, output } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  if (status !== 0) throw new Error(stderr)
  return output[3] ?? ''
}
