import { type Check, type Finding, found, unseen } from '../check.ts'
import type { Scene } from '../scene.ts'
import { exporterAnswers } from './answers.ts'
import type { Answered } from './ask-exporter.ts'
import type { Reason, ReasonKind } from './reasons.ts'

/** A question whose scrape failed. */
export type Failed = Answered & { reason: Reason }

/** Judges the scrapes that failed for one kind of reason, whatever else is wrong. */
export const byAnswers =
  (
    kinds: ReasonKind[],
    findings: (scene: Scene, failed: [Failed, ...Failed[]]) => Finding[] | Promise<Finding[]>,
  ): Check['run'] =>
  async scene => {
    const { value, failure } = await exporterAnswers(scene)
    if (failure !== undefined) return unseen(failure)
    const [first, ...others] = failedFor(kinds, value)
    return found(first === undefined ? [] : await findings(scene, [first, ...others]))
  }

/** Those that failed for such a reason; the cluster scrape only where no single hypervisor tells the same. */
export const failedFor = (kinds: ReasonKind[], answers: Answered[]): Failed[] => {
  const failed = answers.filter(
    (one): one is Failed => one.reason !== undefined && kinds.includes(one.reason.kind),
  )
  const ofHypervisors = failed.filter(({ hypervisor }) => hypervisor !== undefined)
  return ofHypervisors.length > 0 ? ofHypervisors : failed
}

/** `pve1 (198.51.100.11)`; of the cluster scrape the name by which it asks. */
export const namesOf = (failed: Failed[]): string =>
  failed
    .map(({ hypervisor, target }) => (hypervisor ? `${hypervisor.name} (${hypervisor.address})` : target))
    .join(', ')

/** The distinct words of the log. */
export const wordsOf = (failed: Failed[]): string =>
  [...new Set(failed.map(({ reason }) => reason.words))].join('; ')
