import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The API server's users, with the groups that give them their rights. */
const users = {
  admin: { name: 'admin', groups: ['system:masters'] },
  kubelet: { name: 'system:node:e2e', groups: ['system:nodes'] },
  'kube-controller-manager': { name: 'system:kube-controller-manager', groups: [] },
  'kube-scheduler': { name: 'system:kube-scheduler', groups: [] },
  'kube-proxy': { name: 'system:kube-proxy', groups: [] },
}

export type User = keyof typeof users

/** Writes a token for each user, and gives the path of the file from which the API server reads them. */
export function writeTokens(folder: string): { file: string; tokens: Record<User, string> } {
  const names = Object.keys(users) as User[]
  const tokens = Object.fromEntries(names.map(name => [name, randomBytes(16).toString('hex')])) as Record<
    User,
    string
  >
  const rows = names.map(key => `${tokens[key]},${users[key].name},${key},"${users[key].groups.join(',')}"`)
  const file = join(folder, 'tokens.csv')
  writeFileSync(file, `${rows.join('\n')}\n`, { mode: 0o600 })
  return { file, tokens }
}

/** Writes the kubeconfig of a user as `<user>.json` and gives its path. */
export function writeKubeconfig(
  folder: string,
  user: User,
  token: string,
  server: string,
  ca: string,
): string {
  const file = join(folder, `${user}.json`)
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'e2e',
    clusters: [{ name: 'e2e', cluster: { server, 'certificate-authority': ca } }],
    users: [{ name: user, user: { token } }],
    contexts: [{ name: 'e2e', context: { cluster: 'e2e', user } }],
  }
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 })
  return file
}
