import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../../../lib/environment.ts'
import { command } from '../cluster/command.ts'
import { type GitRepository, gitServer } from '../cluster/git-server.ts'
import { programs, repository } from '../cluster/paths.ts'

/** A repository as a platform team has it, on a desk from which the cluster and the hypervisors are reached. */
export interface WorkingTree extends GitRepository {
  /** Says whether that changed the file. */
  write(name: string, environment: Environment): boolean
  /** Builds, commits and pushes. */
  push(message: string): Promise<string>
  /** Runs a line as it stands, in the tree, and gives its output. */
  shell(line: string, env?: Record<string, string>): Promise<string>
  /** Puts a program of the desk on the PATH. */
  program(name: string, script: string): void
}

/** The scripts of this repository's own `package.json` that lines to mend something name. */
const scripts = ['build', 'check', 'credentials', 'doctor', 'discover']

export async function workingTree(folder: string, kubeconfig: string): Promise<WorkingTree> {
  const git = await gitServer(folder)
  const bin = join(folder, 'bin')
  for (const each of [bin, join(git.folder, 'environments')]) mkdirSync(each)
  cpSync(join(repository, '.gitignore'), join(git.folder, '.gitignore'))
  const cli = join(repository, 'lib/cli.ts')
  const script = (name: string) => [name, `node ${cli} ${name} --root .`]
  writeFileSync(
    join(git.folder, 'package.json'),
    JSON.stringify({ type: 'module', private: true, scripts: Object.fromEntries(scripts.map(script)) }),
  )
  const shell = (line: string, env: Record<string, string> = {}) =>
    command('bash', ['-euo', 'pipefail', '-c', line], {
      cwd: git.folder,
      env: {
        KUBECONFIG: kubeconfig,
        PATH: `${bin}:${programs}:${process.env.PATH}`,
        HOME: folder,
        GIT_AUTHOR_NAME: 'e2e',
        GIT_AUTHOR_EMAIL: 'e2e@example.com',
        GIT_COMMITTER_NAME: 'e2e',
        GIT_COMMITTER_EMAIL: 'e2e@example.com',
        ...env,
      },
    })
  return {
    ...git,
    shell,
    write: (name, environment) => {
      const file = join(git.folder, 'environments', `${name}.ts`)
      const text = `export default ${JSON.stringify(environment, null, 2)}\n`
      if (existsSync(file) && readFileSync(file, 'utf8') === text) return false
      writeFileSync(file, text)
      return true
    },
    push: async message => {
      await shell('npm run --silent build')
      if ((await shell('git status --porcelain')).trim() === '') return head(shell)
      await git.push(message)
      return head(shell)
    },
    program: (name, text) => writeFileSync(join(bin, name), `#!/bin/bash\n${text}\n`, { mode: 0o755 }),
  }
}

const head = async (shell: WorkingTree['shell']) => (await shell('git rev-parse HEAD')).trim()

/** The text of a file of the tree. */
export const textOf = (tree: WorkingTree, path: string) => readFileSync(join(tree.folder, path), 'utf8')
