import { isIP } from 'node:net'
import type { Scene } from '../scene.ts'
import { exporterPort } from './exporter-pods.ts'
import type { Question } from './questions.ts'
import type { Reason } from './reasons.ts'
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

/** The series that checks look at. */
const looked = ['pve_node_info', 'pve_cluster_info', 'pve_guest_info', 'pve_storage_info', 'pve_up'] as const

const seconds = 12

/** Asks an exporter through a forwarded port, as a scrape does; `status` is none where it gave no answer. */
export const askExporter = async (
  scene: Scene,
  question: Question,
): Promise<Answered & { status?: number }> => {
  const { cluster, environment } = scene
  const { namespace, pveExporter } = environment
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
  if (failure !== undefined) return silent(scene, question, failure.message)
  const { status, body } = value
  if (status === 200) return { ...question, status, samples: samplesOf(body, looked) }
  return { ...question, status, ...(status !== 500 && { silence: `it answers ${status}` }) }
}

/**
 * An exporter that answers its own page, and not for a name, waits for DNS: that is the one step of a scrape that it does not
 * limit, so it says nothing in its log, either.
 */
const silent = async (
  { cluster, environment }: Scene,
  question: Question,
  message: string,
): Promise<Answered> => {
  const door = {
    namespace: environment.namespace,
    of: `pod/${question.pod.metadata.name}`,
    port: exporterPort,
  }
  const scheme = environment.pveExporter.certificateSecret === undefined ? 'http' : 'https'
  const itself = await cluster.http(door, '/', { scheme, seconds: 3 })
  const isName = isIP(question.target.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')) === 0
  return itself.failure === undefined && isName
    ? { ...question, reason: { kind: 'name', words: `${message}, while the exporter's own page answers` } }
    : { ...question, silence: message }
}
