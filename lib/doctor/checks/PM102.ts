import type { Failure } from '../../cluster/failure.ts'
import { shell } from '../../problem/shell.ts'
import { type Check, type Finding, found, pass } from '../check.ts'

/** The API server: everything else of the cluster is asked of it. */
export const PM102: Check = {
  code: 'PM102',
  title: 'The API server of this context answers.',
  after: ['PM101'],
  gate: true,
  run: async ({ cluster }) => {
    const [version, view] = await Promise.all([
      cluster.raw<{ gitVersion: string }>('/version'),
      cluster.ask(['config', 'view', '--minify', '--output=jsonpath={.contexts[0].name}']),
    ])
    if (version.failure !== undefined) return found([unanswered(version.failure)])
    return pass(`context ${view.value ?? 'unknown'}, Kubernetes ${version.value?.gitVersion ?? 'unknown'}`)
  },
}

/** Why nothing of the cluster can be looked at. */
export const unanswered = ({ kind, message }: Failure): Finding => ({
  what:
    sentences[kind] === undefined
      ? `The API server does not answer: ${message}`
      : `${sentences[kind]}: ${message}`,
  why: 'Nothing of the cluster can be looked at.',
  mend: mends[kind] ?? { command: shell`kubectl cluster-info` },
})

const sentences: Partial<Record<Failure['kind'], string>> = {
  'no context': 'kubectl knows no such cluster',
  unauthorized: 'The API server does not accept this account',
  forbidden: 'This account may not even ask for the version',
}

const mends: Partial<Record<Failure['kind'], Finding['mend']>> = {
  'no context': { command: shell`kubectl config get-contexts` },
  unauthorized: { advice: 'Log in to the cluster again, or name another context with --context.' },
}
