import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { type Delivered, delivered } from '../delivered.ts'
import { applyAgain } from '../delivery.ts'

/** The last sync itself. Whether the objects are healthy is the later checks' question: they say why. */
export const PM205: Check = {
  code: 'PM205',
  title: 'The delivery applied every object without an error.',
  after: ['PM203'],
  run: async scene => {
    const { value, failure } = await delivered(scene)
    if (failure !== undefined) return unseen(failure)
    if (value.by === 'hand') return skip('delivery names no Argo CD and no Flux')
    return found(judgeSync(value).map(finding => ({ ...finding, mend: applyAgain(scene.environment) })))
  },
}

/** What a sync failed with, in the delivery's own words. */
export const judgeSync = (seen: Delivered): Omit<Finding, 'mend'>[] => {
  if (seen.by === 'flux') {
    const ready = seen.kustomization?.status?.conditions?.find(({ type }) => type === 'Ready')
    if (ready?.status !== 'False' || !syncErrors.includes(ready.reason ?? '')) return []
    return [{ what: `Flux reports ${ready.reason}: ${ready.message}`, why: notApplied }]
  }
  if (seen.by === 'hand') return []
  const { conditions = [], operationState } = seen.application?.status ?? {}
  const failed = conditions.filter(({ type }) => type === 'SyncError')
  if (failed.length > 0)
    return failed.map(({ message }) => ({ what: `Argo CD reports SyncError: ${message}`, why: notApplied }))
  const { phase, message } = operationState ?? {}
  if (phase !== 'Failed' && phase !== 'Error') return []
  return [{ what: `The last sync ended as ${phase}: ${message}`, why: notApplied }]
}

const syncErrors = ['ReconciliationFailed', 'PruneFailed']

const notApplied = 'Some objects are not there, or are those of an earlier commit.'
