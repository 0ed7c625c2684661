import type { Kubectl } from './kubectl.ts'

/** One sample of an instant query. */
export interface Sample {
  metric: Record<string, string>
  value: number
}

/** A target as Prometheus lists it. */
export interface Target {
  labels: Record<string, string>
  discoveredLabels: Record<string, string>
  scrapePool: string
  scrapeUrl: string
  health: 'up' | 'down' | 'unknown'
  lastError: string
  lastScrapeDuration: number
}

/** Queries a Prometheus in the cluster. */
export interface Prometheus {
  /** An instant query; `lookback` is how old a sample may be, five minutes when left out. */
  query(promql: string, lookback?: string): Promise<Sample[]>
  targets(): Promise<Target[]>
  /** Groups of rules as `/api/v1/rules` gives them. */
  // biome-ignore lint/suspicious/noExplicitAny: unknown JSON comes in here.
  rules(): Promise<any[]>
  /** What `/api/v1/status/runtimeinfo` says of itself. */
  runtime(): Promise<{ startTime: string; reloadConfigSuccess: boolean; lastConfigTime: string }>
  /** Its address inside the enclosure. */
  address(): Promise<string>
}

/** The Prometheus of the object `name`; its pod is looked up each time, since it may have been replaced. */
export function prometheus(kubectl: Kubectl, namespace: string, name: string): Prometheus {
  const address = async () => {
    const pod = await kubectl.get('pod', `prometheus-${name}-0`, '--namespace', namespace)
    return `http://${pod.status.podIP}:9090`
  }
  const ask = async (path: string) => {
    const answer = await fetch(`${await address()}${path}`, { signal: AbortSignal.timeout(30_000) })
    const body = await answer.json()
    if (body.status !== 'success') throw new Error(`${path}: ${body.error}`)
    return body.data
  }
  return {
    address,
    async query(promql, lookback = '5m') {
      const { result } = await ask(
        `/api/v1/query?${new URLSearchParams({ query: promql, lookback_delta: lookback })}`,
      )
      type Row = { metric: Record<string, string>; value: [number, string] }
      return result.map(({ metric, value }: Row) => ({ metric, value: Number(value[1]) }))
    },
    targets: async () => (await ask('/api/v1/targets?state=active')).activeTargets,
    rules: async () => (await ask('/api/v1/rules')).groups,
    runtime: () => ask('/api/v1/status/runtimeinfo'),
  }
}
