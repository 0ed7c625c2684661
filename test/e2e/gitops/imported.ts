import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Environment } from '../../../lib/environment.ts'
import { repository } from '../cluster/paths.ts'
import { documented } from './documented.ts'
import { tree } from './shared.ts'

const [command] = documented('migration.md', 'Import') as [string]

/** The page's `import`, to be run in the tree, which is no checkout: npm runs the same program. */
export const importing = (...flags: string[]): string =>
  [
    command.replace(
      'npm run import --',
      `'${process.execPath}' '${join(repository, 'lib/cli.ts')}' import --root .`,
    ),
    ...flags,
  ].join(' ')

/** The environment that it wrote; Node would give again what another test imported from the same path. */
export const imported = async (name: string): Promise<Environment> =>
  (await import(`${join(tree.folder, 'environments', `${name}.ts`)}?${randomUUID()}`)).default
