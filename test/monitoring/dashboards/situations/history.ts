import type { Account, PveCluster } from '../../../pve-api/cluster.ts'
import { sees } from '../../../pve-api/view.ts'
import { type Ceph, cephOf, mgrAnswer } from './ceph.ts'
import { clusterAnswer, nodeAnswer, type Sample } from './exporter-answers.ts'
import { changed, healthy, type Situation, situations } from './situations.ts'
import { telegrafAnswer, type Upkeep, upkeepOf } from './telegraf.ts'

/** When the questions on a situation are asked (Unix seconds): hours lie between, so that none sees another's past. */
export const timeOf = (situation: Situation): number =>
  1_767_225_600 + 8 * 3600 * (1 + situations.indexOf(situation))

const minutes = (count: number) => count * 60

/** What Prometheus has scraped of all environments when a situation has lasted for half an hour, after an hour in health; as OpenMetrics. */
export const history = (situation: Situation): string[] => {
  const lines: string[] = []
  const end = timeOf(situation)
  const [before, after] = [healthy(), changed(situation)]
  // Every minute at the end, so that a rate has its points; else as seldom as the shortest window allows.
  for (let time = end - minutes(90); time <= end; time += time < end - minutes(12) ? 240 : 60) {
    const began = time > end - minutes(30)
    for (const [environment, cluster] of Object.entries(began ? after : before))
      for (const { labels, ...one } of [
        ...scrapes(environment, cluster, time, began && situation.blind === environment),
        ...mgrs(cluster, cephOf(environment, cluster, began ? situation.ceph : {}), time),
        ...telegraf(upkeepOf(environment, cluster, began ? situation.upkeepFails : []), time),
      ])
        lines.push(
          `${one.name}${written({ environment, namespace: 'monitoring', ...labels })} ${one.value} ${time}`,
        )
    if (situation.rules !== false)
      for (const environment of Object.keys(before))
        lines.push(`node:pve_memory_usage:ratio${written({ environment, node: 'pve1' })} 0.3 ${time}`)
  }
  if (situation.rules !== false)
    lines.push(
      `ALERTS${written({ alertname: 'ProxmoxGuestLocked', alertstate: 'firing', severity: 'warning', environment: 'paris', name: 'build', node: 'pve1' })} 1 ${end}`,
    )
  return lines
}

/** The cluster scrape, which any hypervisor that answers may answer, a node scrape each, and the node exporters. */
function* scrapes(environment: string, cluster: PveCluster, now: number, blind: boolean): Generator<Sample> {
  const first = answering(cluster)
  const account: Account = { secret: '', role: 'PrometheusExporter', ...(blind && { without: 'VM.Audit' }) }
  const of = (job: string, instance: string, samples: Sample[] | undefined): Sample[] =>
    [...(samples ?? []), { name: 'up', labels: {}, value: samples === undefined ? 0 : 1 }].map(one => ({
      ...one,
      labels: { job, instance, ...one.labels },
    }))
  const all = first === undefined ? undefined : clusterAnswer({ cluster, node: first, now, account })
  yield* of('proxmox-pve-cluster', `${environment}-hypervisors`, all)
  for (const [name, node] of Object.entries(cluster.nodes)) {
    const answers = node.online && node.fault === 'none'
    if (now % 120 === 0)
      yield* of(
        'proxmox-pve-node',
        name,
        answers ? nodeAnswer({ cluster, node: name, now, account }) : undefined,
      )
    yield* of('proxmox-node-exporter', name, node.online ? hostAnswer(cluster, name) : undefined)
  }
}

/** The mgrs: the active one is the first whose node is online, and all others answer with nothing. */
function* mgrs({ nodes }: PveCluster, ceph: Ceph | undefined, now: number): Generator<Sample> {
  const active = Object.keys(nodes).find(name => nodes[name]?.online)
  for (const [instance, { online }] of ceph === undefined ? [] : Object.entries(nodes)) {
    const answer = instance === active && ceph?.state !== 'silent' ? mgrAnswer(ceph as Ceph, now) : []
    for (const one of [...answer, { name: 'up', labels: {}, value: online ? 1 : 0 }])
      yield { ...one, labels: { job: 'proxmox-ceph-mgr', instance, ...one.labels } }
  }
}

/** Telegraf, which answers whatever becomes of those whom it asks. */
const telegraf = (upkeep: Upkeep | undefined, now: number): Sample[] =>
  upkeep === undefined
    ? []
    : [{ name: 'up', labels: {}, value: 1 }, ...telegrafAnswer(upkeep, now)].map(one => ({
        ...one,
        labels: { job: 'proxmox-telegraf', instance: 'telegraf', ...one.labels },
      }))

/** The hypervisor that answers the cluster scrape: the first that can. */
export const answering = (cluster: PveCluster): string | undefined =>
  Object.keys(cluster.nodes).find(
    name => cluster.nodes[name]?.online && cluster.nodes[name]?.fault === 'none',
  )

/** A node exporter's answer as far as it tells namesakes apart: its memory and its root's size. */
const hostAnswer = (cluster: PveCluster, name: string): Sample[] => {
  const { memory, memoryUsed, disk, diskUsed } = cluster.nodes[name] as PveCluster['nodes'][string]
  const root = { device: '/dev/sda3', fstype: 'ext4', mountpoint: '/' }
  return [
    { name: 'node_uname_info', labels: { nodename: name }, value: 1 },
    { name: 'node_memory_MemTotal_bytes', labels: {}, value: memory },
    { name: 'node_memory_MemAvailable_bytes', labels: {}, value: memory - memoryUsed },
    { name: 'node_memory_MemFree_bytes', labels: {}, value: (memory - memoryUsed) / 2 },
    { name: 'node_filesystem_size_bytes', labels: root, value: disk },
    { name: 'node_filesystem_avail_bytes', labels: root, value: disk - diskUsed },
  ]
}

/** Whether a hypervisor answers for another. */
export const seen = (cluster: PveCluster, other: string): boolean => {
  const node = answering(cluster)
  return node !== undefined && sees({ cluster, node }, other)
}

const written = (labels: Record<string, string>): string =>
  `{${Object.entries(labels)
    .map(([name, text]) => `${name}=${JSON.stringify(text)}`)
    .join(',')}}`
