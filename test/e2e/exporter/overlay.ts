import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from './command.ts'
import { laboratoryFolder, repository } from './paths.ts'

/** Builds an environment (YAML) with the generator in a folder of its own, and gives its overlay. */
export function builtOverlay(name: string, environment: string): string {
  const root = join(laboratoryFolder, `root-${name}`)
  mkdirSync(join(root, 'environments'), { recursive: true })
  writeFileSync(join(root, 'environments', `${name}.yaml`), environment)
  command(process.execPath, [join(repository, 'lib/cli.ts'), 'build', '--root', root])
  return join(root, 'overlays', name)
}
