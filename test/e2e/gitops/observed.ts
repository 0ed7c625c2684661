import { reconciledIn } from '../cluster/flux.ts'
import type { KubernetesObject } from '../cluster/kubectl.ts'
import { cluster } from './shared.ts'

/** Waits until a Flux Kustomization is Ready at a commit, and gives its conditions. */
export const reconciled = (name: string, commit: string) => reconciledIn(cluster, name, commit)

/** Waits until an Application of Argo CD is Synced and Healthy at a commit, and gives its status. */
export const synced = (name: string, commit: string): Promise<KubernetesObject> =>
  cluster.waitFor(`the Application ${name}`, async () => {
    const { status } = await cluster.kubectl.get('application', name, '--namespace=argocd')
    const { sync, health, operationState } = status ?? {}
    if (
      sync?.status === 'Synced' &&
      sync.revision === commit &&
      health?.status === 'Healthy' &&
      operationState?.phase === 'Succeeded'
    )
      return status
    throw new Error(JSON.stringify({ sync, health, operationState, conditions: status?.conditions }))
  })

/** Waits until Prometheus has the Proxmox VE cluster's quorum by each of these environments. */
export const quorumSeenBy = (environments: string[]) =>
  cluster.waitFor(`pve_up of ${environments}`, async () => {
    const samples = await cluster.prometheus.query(
      'pve_up{id="cluster/kubeRCnewyork",job="proxmox-pve-cluster"} == 1',
    )
    const found = samples.map(({ metric }) => metric.environment)
    if (environments.every(name => found.includes(name))) return true
    throw new Error(`there are ${found}`)
  })

/**
 * How many targets of an environment were up at once since then (milliseconds), where fewest were: its own exporters, which are
 * scraped once a minute, not counted, and one failed scrape not either. Waits for five scrapes.
 */
export async function fewestUp(environment: string, since: number): Promise<number | undefined> {
  const up = `up{environment="${environment}", job!="proxmox-pve-exporter"}`
  const ask = async (promql: string) => (await cluster.prometheus.query(promql))[0]?.value
  const window = () => `${Math.ceil((Date.now() - since) / 1000)}s`
  await cluster.waitFor(
    `five scrapes of ${up}`,
    async () => ((await ask(`min(count_over_time(${up}[${window()}]))`)) ?? 0) >= 5,
  )
  return ask(`min_over_time((count(max_over_time(${up}[20s]) == 1) or vector(0))[${window()}:2s])`)
}

const kinds = [
  ...['configmaps', 'deployments', 'endpoints', 'networkpolicies', 'probes', 'scrapeconfigs', 'secrets'],
  ...['serviceaccounts', 'servicemonitors', 'services'],
].join()

/** What stands in a namespace, as `<kind> <name>`, with each object's uid: what is made again has another. */
export const standing = async (namespace: string): Promise<Record<string, string>> => {
  const { items } = await cluster.kubectl.get(kinds, `--namespace=${namespace}`)
  return Object.fromEntries(
    items.map(({ kind, metadata }: KubernetesObject) => [`${kind} ${metadata.name}`, metadata.uid]),
  )
}

/** What stands there of one environment, and all else. */
export const ofEnvironment = (objects: Record<string, string>, environment: string) => {
  const isOwn = ([name]: [string, string]) => name.split(' ')[1]?.startsWith(`${environment}-`)
  return {
    own: Object.fromEntries(Object.entries(objects).filter(isOwn)),
    others: Object.fromEntries(Object.entries(objects).filter(entry => !isOwn(entry))),
  }
}
