import { setTimeout as pause } from 'node:timers/promises'
import type { KubernetesObject } from '../cluster/kubectl.ts'
import { names } from './environments.ts'
import type { Measure, Noise, Sample } from './growth.ts'
import { usageOf } from './process-tree.ts'
import { cluster, hypervisorsOf } from './shared.ts'

const { kubectl, prometheus } = cluster
const mebibyte = 2 ** 20

/** Scrapes of a cluster and of its nodes both come round in so many seconds. */
const round = 24

/** What is measured, and how much of it is noise. Memory of Prometheus holds the samples of the last hours, so it grows until the first two are over. */
export const measures: Record<Measure, Noise> = {
  ...Object.fromEntries(
    names.flatMap(name => [
      [`memory of ${name}’s exporters, MiB`, { ratio: 0.1, plus: 2 }],
      [`open files of ${name}’s exporters`, { ratio: 0.1, plus: 4 }],
      [`sockets of ${name}’s exporters`, { ratio: 0.1, plus: 4 }],
      [`API calls of ${name} a minute`, { ratio: 0.25, plus: 0 }],
    ]),
  ),
  'memory of Prometheus, MiB': { ratio: 0.15, plus: 16 },
  'memory of the operator, MiB': { ratio: 0.15, plus: 4 },
  'series in Prometheus’s head': { ratio: 0.1, plus: 0 },
  'series that are scraped': { ratio: 0.01, plus: 0 },
  targets: { ratio: 0, plus: 0 },
}

/** Measures all while it is quiet. */
export async function sample(): Promise<Sample> {
  const values: Sample['values'] = {}
  const of: Sample['of'] = {}
  const note = (measure: Measure, value: number, owner = '') => {
    values[measure] = value
    of[measure] = owner
  }
  for (const name of names) await hypervisorsOf[name].forget()
  await pause(round * 1000)
  for (const name of names) {
    const calls = Object.values(await hypervisorsOf[name].calls()).reduce((sum, count) => sum + count, 0)
    note(`API calls of ${name} a minute`, (calls * 60) / round)
    const containers = containersOf(
      await kubectl.get(
        ...['pods', '--namespace=monitoring'],
        `--selector=app.kubernetes.io/component=pve-exporter,environment=${name}`,
      ),
      'pve-exporter',
    )
    const usages = await Promise.all(containers.map(usageOf))
    const sum = (key: 'memory' | 'files' | 'sockets') =>
      usages.reduce((total, usage) => total + usage[key], 0)
    note(`memory of ${name}’s exporters, MiB`, sum('memory') / mebibyte, String(containers))
    note(`open files of ${name}’s exporters`, sum('files'), String(containers))
    note(`sockets of ${name}’s exporters`, sum('sockets'), String(containers))
  }
  const pod = await kubectl.get(
    ...['pod', 'prometheus-kube-prometheus-stack-prometheus-0', '--namespace=monitoring'],
  )
  const [ofPrometheus = ''] = containersOf({ items: [pod] }, 'prometheus')
  const operator = await kubectl.get(
    ...['pods', '--namespace=default', '--selector=app.kubernetes.io/name=prometheus-operator'],
  )
  const [ofOperator = ''] = containersOf(operator, 'prometheus-operator')
  note('memory of Prometheus, MiB', (await usageOf(ofPrometheus)).memory / mebibyte, ofPrometheus)
  note('memory of the operator, MiB', (await usageOf(ofOperator)).memory / mebibyte, ofOperator)
  note('series in Prometheus’s head', await headSeries(), pod.metadata.uid)
  const scraped = `count({environment=~"${names.join('|')}",__name__!~"ALERTS.*|.+:.+"})`
  note('series that are scraped', (await prometheus.query(scraped))[0]?.value ?? 0)
  note('targets', (await prometheus.targets()).filter(({ labels }) => labels.environment).length)
  return { at: Date.now(), values, of }
}

const containersOf = ({ items }: KubernetesObject, container: string): string[] =>
  items
    .filter(({ metadata }: KubernetesObject) => metadata.deletionTimestamp === undefined)
    .flatMap(({ status }: KubernetesObject) => status.containerStatuses)
    .filter(({ name }: KubernetesObject) => name === container)
    .map(({ containerID }: KubernetesObject) => containerID)
    .sort()

async function headSeries(): Promise<number> {
  const answer = await fetch(`${await prometheus.address()}/api/v1/status/tsdb?limit=1`)
  return (await answer.json()).data.headStats.numSeries
}
