import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../../../lib/environment.ts'
import { command } from '../cluster/command.ts'
import { type GitRepository, gitServer } from '../cluster/git-server.ts'
import { repository } from '../cluster/paths.ts'
import { repositoryUrl } from './environments.ts'

/** A tree that the real command line builds and that Flux and Argo CD read from a git server. */
export interface PushedTree extends GitRepository {
  write(name: string, environment: Environment): void
  remove(name: string): void
  build(): Promise<void>
}

/** An empty tree; each `push` builds it first. */
export async function pushedTree(folder: string): Promise<PushedTree> {
  const git = await gitServer(folder)
  writeFileSync(join(git.folder, '.gitignore'), readFileSync(join(repository, '.gitignore')))
  mkdirSync(join(git.folder, 'environments'))
  const file = (name: string) => join(git.folder, 'environments', `${name}.ts`)
  const build = async () => {
    restore(git)
    await command(process.execPath, [join(repository, 'lib/cli.ts'), 'build', '--root', git.folder])
  }
  return {
    ...git,
    write: (name, environment) =>
      writeFileSync(file(name), `export default ${JSON.stringify(environment)}\n`),
    remove: name => rmSync(file(name)),
    build,
    push: async message => {
      await build()
      adapt(git)
      return git.push(message)
    },
  }
}

/** The server speaks HTTP, and a test does not wait a minute until Flux asks it; all else is as generated. */
function adapt(git: GitRepository) {
  rewrite(git, text =>
    text.replaceAll(repositoryUrl, git.url).replaceAll(/^( {2}(retryI|i)nterval): 1m$/gm, '$1: 2s'),
  )
}

/** The build finds its own files as it made them. */
function restore(git: GitRepository) {
  rewrite(git, text =>
    text.replaceAll(git.url, repositoryUrl).replaceAll(/^( {2}(retryI|i)nterval): 2s$/gm, '$1: 1m'),
  )
}

function rewrite({ folder }: GitRepository, change: (text: string) => string) {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (/^gitops\/.*\.yaml$/.test(path)) {
      const file = join(folder, path)
      writeFileSync(file, change(readFileSync(file, 'utf8')))
    }
}
