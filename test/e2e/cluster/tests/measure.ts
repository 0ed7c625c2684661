import type { Proxmox } from '../../laboratory/proxmox.ts'
import { type Size, sizes } from './scale-environments.ts'
import { inMonitoring, kubectl, onlyScraped, prometheus } from './shared.ts'

/** What the cluster scrape of one size takes and gives. */
export interface Measured {
  nodes: number
  guests: number
  /** As the exporter gives them. */
  series: number
  bytes: number
  calls: number
  seconds: number
  /** Series of the guest that has most, of those in a backup job. */
  mostOfAGuest: number
  /** As Prometheus has them, before and after `metricRelabelings`. */
  scraped: number
  stored: number
  prometheusSeconds: number
  storedOfAGuest: number
  /** The exporter's container, bytes. */
  peak?: number
}

/** Asks the exporter as Prometheus does, from the node. */
export async function measure(size: Size, { forget, calls }: Proxmox): Promise<Measured> {
  const [pod] = await podsOf(size)
  const query = `cluster=1&node=0&target=${size}-proxmox-monit-pve-exporter-hypervisor`
  await forget()
  const started = performance.now()
  const answer = await fetch(`http://${pod.status.podIP}:9221/pve?${query}`)
  const text = await answer.text()
  const seconds = (performance.now() - started) / 1000
  if (answer.status !== 200) throw new Error(`${size}: ${answer.status} after ${seconds} s`)
  const series = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return {
    ...sizes[size],
    series: series.length,
    bytes: Buffer.byteLength(text),
    calls: Object.values(await calls()).reduce((sum, count) => sum + count, 0),
    seconds,
    mostOfAGuest: mostOfAGuest(series),
    scraped: 0,
    stored: 0,
    prometheusSeconds: 0,
    storedOfAGuest: 0,
  }
}

/** What Prometheus has of the environment's cluster scrape, once it has it. */
export async function stored(size: Size) {
  const own = `environment="${size}",job="proxmox-pve-cluster",${onlyScraped}`
  const value = async (query: string) => (await prometheus.query(query))[0]?.value
  const scraped = await value(`{__name__="scrape_samples_scraped",${own}}`)
  const storedOfAGuest = await value(`max(count by (id) ({${own},id=~"(qemu|lxc)/.+"}))`)
  if (scraped === undefined || storedOfAGuest === undefined) return undefined
  return {
    scraped,
    storedOfAGuest,
    stored: await value(`{__name__="scrape_samples_post_metric_relabeling",${own}}`),
    prometheusSeconds: await value(`{__name__="scrape_duration_seconds",${own}}`),
  }
}

/** The memory of the exporter's container: the most that it had, its limit, and how often it was started again. */
export async function memory(size: Size) {
  const [pod] = await podsOf(size)
  const file = async (...names: string[]) => {
    const script = names.map(name => `cat /sys/fs/cgroup/${name} 2>/dev/null`).join(' || ')
    const exec = ['exec', inMonitoring, pod.metadata.name, '--', 'sh', '-c', script]
    return Number(await kubectl(exec))
  }
  return {
    peak: await file('memory.peak', 'memory/memory.max_usage_in_bytes'),
    limit: await file('memory.max', 'memory/memory.limit_in_bytes'),
    restarts: pod.status.containerStatuses[0].restartCount as number,
  }
}

async function podsOf(size: Size) {
  return (await kubectl.get('pods', inMonitoring, `--selector=environment=${size}`)).items
}

function mostOfAGuest(series: string[]): number {
  const counts = new Map<string, number>()
  for (const line of series) {
    const id = /[{,]id="((?:qemu|lxc)\/\d+)"/.exec(line)?.[1]
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return Math.max(...counts.values())
}
