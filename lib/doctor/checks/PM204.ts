import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { type Delivered, delivered } from '../delivered.ts'
import { applyAgain } from '../delivery.ts'
import { git, renderedFrom } from '../git.ts'
import type { Scene } from '../scene.ts'

/** The revision that was applied against this checkout's. */
export const PM204: Check = {
  code: 'PM204',
  title: 'The delivery applied the overlay of this commit.',
  after: ['PM202', 'PM203'],
  run: async scene => {
    const { value, failure } = await delivered(scene)
    if (failure !== undefined) return unseen(failure)
    if (value.by === 'hand') return skip('delivery names no Argo CD and no Flux')
    const applied = appliedCommit(value)
    if (applied === undefined) return found([notYet(scene)])
    const differing = await differs(scene, applied)
    if (differing === undefined)
      return skip(`this checkout does not know the commit ${applied.slice(0, 12)}: git fetch`)
    return found(differing ? [behind(scene, applied)] : [], applied.slice(0, 12))
  },
}

/** The commit in `main@sha1:…`, Flux's notation, or in Argo CD's revision. */
export const appliedCommit = (seen: Delivered): string | undefined => {
  const revision =
    seen.by === 'argocd'
      ? seen.application?.status?.sync?.revision
      : seen.by === 'flux'
        ? seen.kustomization?.status?.lastAppliedRevision
        : undefined
  return /[0-9a-f]{40,64}$/.exec(revision ?? '')?.[0]
}

/** Whether the overlay of that commit is another one; undefined where this checkout has no such commit. */
const differs = async ({ root, environment }: Scene, commit: string): Promise<boolean | undefined> => {
  const names = await git(
    root,
    'diff',
    '--name-only',
    commit,
    'HEAD',
    '--',
    ...renderedFrom(environment.name),
  )
  return names === undefined ? undefined : names !== ''
}

const notYet = ({ environment }: Scene): Finding => ({
  what: 'The delivery has applied nothing yet.',
  why: 'The objects of the overlay are not there.',
  mend: applyAgain(environment),
})

const behind = ({ environment }: Scene, commit: string): Finding => ({
  what: `The delivery applied ${commit.slice(0, 12)}, whose overlay is not this commit's.`,
  why: 'What runs is not what this checkout says; or this checkout is behind: `git pull`.',
  mend: applyAgain(environment),
})
