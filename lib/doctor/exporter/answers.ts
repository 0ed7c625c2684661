import type { Answer } from '../../cluster/failure.ts'
import { onceAScene } from '../once-a-scene.ts'
import type { Scene } from '../scene.ts'
import { type Answered, askExporter } from './ask-exporter.ts'
import { exporterPods } from './exporter-pods.ts'
import { type Question, questions } from './questions.ts'
import { type Reason, reasonsIn } from './reasons.ts'

/** The answers of both exporters, asked through a forwarded port as Prometheus's scrapes ask them. */
export const exporterAnswers = onceAScene(async (scene): Promise<Answer<Answered[]>> => {
  const pods = await exporterPods(scene)
  if (pods.failure !== undefined) return pods
  const started = Date.now()
  const replies = await Promise.all(
    questions(scene.environment, pods.value).map(one => askExporter(scene, one)),
  )
  const failed = [
    ...new Set(replies.filter(({ status }) => status === 500).map(({ pod }) => pod.metadata.name)),
  ]
  const elapsed = Math.ceil((Date.now() - started) / 1000) + 1
  const logs = await Promise.all(failed.map(name => reasonsOfPod(scene, name, elapsed)))
  const refused = logs.find(({ failure }) => failure !== undefined)
  if (refused?.failure !== undefined) return { failure: refused.failure }
  const reasons = new Map(failed.map((name, index) => [name, logs[index]?.value ?? []]))
  return {
    value: replies.map(({ status: _, ...reply }) =>
      _ === 500 ? { ...reply, reason: reasonFor(reply, reasons.get(reply.pod.metadata.name) ?? []) } : reply,
    ),
  }
})

const reasonsOfPod = async (
  { cluster, environment: { namespace } }: Scene,
  pod: string,
  elapsed: number,
): Promise<Answer<Reason[]>> => {
  const log = await cluster.ask(['logs', `pod/${pod}`, '--namespace', namespace, `--since=${elapsed}s`])
  return log.failure === undefined ? { value: reasonsIn(log.value) } : log
}

/** The log's line that names the host that was asked, or else one that names none: others may be scraped at the same time. */
export const reasonFor = ({ target }: Pick<Question, 'target'>, reasons: Reason[]): Reason => {
  const host = target.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  return (
    reasons.findLast(reason => reason.host === host) ??
    reasons.findLast(reason => reason.host === undefined) ?? {
      kind: 'other',
      words: 'the exporter answers 500, and its log says no reason',
    }
  )
}
