import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * A program, the least that Node takes for a build's own modules: it imports them as `lib/start.js` does. Nothing may be generated yet. Given a folder, it also imports the
 * environments, turns ready-made values into text as a build does, and writes them there.
 */
export const ownModules = (root: string, values = ''): string =>
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

export const run = (words: string[]): string => {
  const { status, stderr, output } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  if (status !== 0) throw new Error(stderr)
  return output[3] ?? ''
}
