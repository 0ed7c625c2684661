import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import type { Environment } from '../../../lib/environment.ts'
import { command } from '../cluster/command.ts'
import type { KubernetesObject } from '../cluster/kubectl.ts'
import { programs, repository } from '../cluster/paths.ts'

/** A separate tree that the real command line builds: `environments/` in, the rest out. */
export interface Tree {
  root: string
  /** Writes an environment's file; `build` then generates its overlay. */
  write(name: string, environment: Environment): void
  build(): Promise<void>
  /** An overlay as `kubectl kustomize` renders it. */
  render(name: string): Promise<string>
  /** The same as objects. */
  objects(name: string): Promise<KubernetesObject[]>
}

/** A built tree with these environments in a folder. */
export async function builtTree(root: string, environments: Record<string, Environment>): Promise<Tree> {
  mkdirSync(join(root, 'environments'), { recursive: true })
  const render = (name: string) => rendered(join(root, 'overlays', name))
  const tree: Tree = {
    root,
    write: (name, environment) =>
      writeFileSync(
        join(root, 'environments', `${name}.ts`),
        `export default ${JSON.stringify(environment)}\n`,
      ),
    async build() {
      await command(process.execPath, [join(repository, 'lib/cli.ts'), 'build', '--root', root])
    },
    render,
    objects: async name => parsed(await render(name)),
  }
  for (const [name, environment] of Object.entries(environments)) tree.write(name, environment)
  await tree.build()
  return tree
}

/** An overlay committed in this repository, rendered. */
export const shipped = (name: string) => rendered(join(repository, 'overlays', name))

/** The objects of rendered YAML. */
export const parsed = (yaml: string): KubernetesObject[] =>
  parseAllDocuments(yaml).map(document => document.toJS())

const rendered = (overlay: string) => command(join(programs, 'kubectl'), ['kustomize', overlay])
