import type { Answer } from '../../cluster/failure.ts'
import { onceAScene } from '../once-a-scene.ts'
import type { Scene } from '../scene.ts'
import { exporterPods, exporterPort } from './exporter-pods.ts'
import { type Question, questions } from './questions.ts'
import { type Reason, reasonsIn } from './reasons.ts'
import { type Sample, samplesOf } from './samples.ts'

/** What an exporter answered to a question. */
export interface Answered extends Question {
  /** The series that are looked at; none where the scrape failed. */
  samples?: Sample[]
  /** Why it failed, as the exporter's log says. */
  reason?: Reason
  /** Why the exporter itself gave no answer. */
  silence?: string
}

/** The answers of both exporters, asked through a forwarded port as Prometheus's scrapes ask them. */
export const exporterAnswers = onceAScene(async (scene): Promise<Answer<Answered[]>> => {
  const pods = await exporterPods(scene)
  if (pods.failure !== undefined) return pods
  const started = Date.now()
  const replies = await Promise.all(questions(scene.environment, pods.value).map(one => asked(scene, one)))
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

/** The series that checks look at. */
const looked = ['pve_node_info', 'pve_cluster_info', 'pve_guest_info', 'pve_storage_info', 'pve_up'] as const

const seconds = 12

const asked = async (
  { cluster, environment: { namespace, pveExporter } }: Scene,
  question: Question,
): Promise<Answered & { status?: number }> => {
  const path = `/pve?${new URLSearchParams({ target: question.target, cluster: '1', node: '0' })}`
  const { value, failure } = await cluster.http(
    { namespace, of: `pod/${question.pod.metadata.name}`, port: exporterPort },
    path,
    {
      scheme: pveExporter.certificateSecret === undefined ? 'http' : 'https',
      headers: { 'X-Prometheus-Scrape-Timeout-Seconds': String(seconds - 2) },
      seconds,
    },
  )
  if (failure !== undefined) return { ...question, silence: failure.message }
  const { status, body } = value
  if (status === 200) return { ...question, status, samples: samplesOf(body, looked) }
  return { ...question, status, ...(status !== 500 && { silence: `it answers ${status}` }) }
}

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
