import { numberOf } from '../../problem/number-of.ts'
import type { Finding } from '../check.ts'
import { objectName } from '../live-object.ts'
import { type Container, containersOf, lastEnd } from '../pods.ts'
import { workloadCheck } from '../workload-check.ts'

/** Memory: a cluster of more guests than the default is made for needs more. */
export const PM311 = workloadCheck({
  code: 'PM311',
  title: 'The memory is enough.',
  after: ['PM309'],
  judge: ({ pods }, { now }) =>
    containersOf(pods)
      .filter(one => isOutOfMemory(one, now))
      .map(outOfMemory),
})

/** Killed for its memory within the last day. */
export const isOutOfMemory = (container: Container, now: number): boolean => {
  const end = lastEnd(container)
  return end?.reason === 'OOMKilled' && now - Date.parse(end.finishedAt ?? '') / 1000 < 86_400
}

const outOfMemory = ({ pod, status: { restartCount, ready } }: Container): Finding => ({
  ...(ready && { severity: 'warn' as const }),
  what: `${objectName(pod)} was killed for its memory (OOMKilled), ${numberOf(restartCount, 'restart')} so far.`,
  why: 'Each time a scrape is lost.',
  mend: { line: "resources: { limits: { memory: '1Gi' } }", in: 'pveExporter' },
})
