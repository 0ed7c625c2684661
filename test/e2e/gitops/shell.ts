import { join } from 'node:path'
import { command } from '../cluster/command.ts'
import { programs } from '../cluster/paths.ts'
import { cluster, tree } from './shared.ts'

/** Runs commands of the documentation as they stand there, in the tree, as the cluster's administrator. */
export const shell = (script: string, env: Record<string, string> = {}): Promise<string> =>
  command('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: tree.folder,
    env: {
      KUBECONFIG: cluster.kubeconfig,
      PATH: `${programs}:${process.env.PATH}`,
      HOME: join(tree.folder, '..'),
      ...env,
    },
  })
