import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { type Delivered, delivered } from '../delivered.ts'
import type { Condition } from '../delivery.ts'

/** Whether the repository can be read, and the overlay found and rendered there. */
export const PM203: Check = {
  code: 'PM203',
  title: 'The delivery reads the repository and renders the overlay.',
  after: ['PM201'],
  run: async scene => {
    const { value, failure } = await delivered(scene)
    if (failure !== undefined) return unseen(failure)
    if (value.by === 'hand') return skip('delivery names no Argo CD and no Flux')
    return found(judgeSource(value))
  },
}

/** What keeps Argo CD or Flux from reading and rendering, in their own words. */
export const judgeSource = (seen: Delivered): Finding[] => {
  if (seen.by === 'argocd')
    return (seen.application?.status?.conditions ?? [])
      .filter(({ type }) => argocdErrors.includes(type))
      .map(({ type, message }) => finding(`Argo CD reports ${type}`, message))
  if (seen.by === 'hand') return []
  const source = notReady(seen.source?.status?.conditions)
  if (source !== undefined) return [finding('Flux cannot read the repository', source.message)]
  const own = notReady(seen.kustomization?.status?.conditions)
  return own?.reason !== undefined && fluxErrors.includes(own.reason)
    ? [finding(`Flux reports ${own.reason}`, own.message)]
    : []
}

const argocdErrors = ['ComparisonError', 'InvalidSpecError', 'UnknownError']

/** Before anything is applied (kustomize-controller, `internal/controller/constants`). */
const fluxErrors = ['ArtifactFailed', 'BuildFailed', 'DependencyNotReady']

const notReady = (conditions: Condition[] = []): Condition | undefined =>
  conditions.find(({ type, status }) => type === 'Ready' && status === 'False')

const finding = (what: string, message = 'no reason given'): Finding => ({
  what: `${what}: ${message}`,
  why: 'No later change of the repository reaches the cluster.',
  mend: { advice: adviceOn(message) },
})

const adviceOn = (message: string): string => {
  const known = advice.find(([pattern]) => pattern.test(message))
  return (
    known?.[1] ??
    'Correct what the message names; `npm run check` and `kubectl kustomize` tell the same of this checkout.'
  )
}

const advice: [RegExp, string][] = [
  [
    /authenti|authoriz|permission denied|access denied|could not read Username|403|401/i,
    "Give the delivery the repository's credentials: delivery.flux.secret, or a repository in Argo CD.",
  ],
  [
    /(?:couldn't find remote ref|reference not found|unable to resolve)/i,
    'Push the branch or the tag that delivery.repository.branch or delivery.revision names.',
  ],
  [/decrypt|sops|\bage\b/i, 'Give Flux the key: delivery.flux.decryptionSecret, docs/credentials.md.'],
  [
    /app path does not exist|path not found|no such file/i,
    'Push the overlay, and check delivery.repository.path.',
  ],
  [
    /permitted|not allowed in project/i,
    'Allow in the AppProject what the message names: kubectl apply --server-side -k gitops/argocd.',
  ],
]
