import { has, jsonAnswer } from '../../cluster/json-answer.ts'
import { type Check, found, pass } from '../check.ts'

/** kubectl itself: everything else of a cluster is asked through it. */
export const PM101: Check = {
  code: 'PM101',
  title: 'kubectl is installed and brings Kustomize 5.',
  after: [],
  offline: true,
  gate: true,
  run: async ({ cluster }) => {
    const said = await cluster.ask(['version', '--client', '--output=json'])
    const { value, failure } =
      said.failure === undefined ? jsonAnswer<ClientVersion>(said.value, has('clientVersion')) : said
    if (failure !== undefined)
      return found([
        {
          what: `kubectl does not run: ${failure.message}`,
          why: 'Every question to the cluster, and the rendering of the overlay, goes through it.',
          mend: { advice: 'Install kubectl 1.27 or newer: https://kubernetes.io/docs/tasks/tools/' },
        },
      ])
    const { clientVersion, kustomizeVersion } = value
    if (Number(/^v(\d+)/.exec(kustomizeVersion ?? '')?.[1] ?? 0) >= 5) return pass(clientVersion.gitVersion)
    return found([
      {
        what: `kubectl ${clientVersion.gitVersion} brings Kustomize ${kustomizeVersion ?? 'before 5'}.`,
        why: 'The overlays need Kustomize 5.',
        mend: { advice: 'Install kubectl 1.27 or newer: https://kubernetes.io/docs/tasks/tools/' },
      },
    ])
  },
}

interface ClientVersion {
  clientVersion: { gitVersion: string }
  kustomizeVersion?: string
}
