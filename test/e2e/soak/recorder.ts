import type { Prometheus } from '../cluster/prometheus.ts'
import { names } from './environments.ts'
import type { Told } from './history.ts'

/** Notes every evaluation in which Prometheus's rules said an alert of the environments. */
export interface Recorder {
  told(): Told[]
  /** Asks for what was said since the last time; before Prometheus loses its data. */
  catchUp(): Promise<void>
  stop(): void
}

/** Asks Prometheus again and again for the samples of its own series `ALERTS`: none is missed, however late it is asked. */
export function startRecorder({ address }: Pick<Prometheus, 'address'>): Recorder {
  const told = new Map<string, Told>()
  const started = Date.now()
  let since = started
  const catchUp = async () => {
    const now = Date.now()
    const range = Math.ceil((now - since) / 1000) + 20
    const query = `ALERTS{environment=~"${names.join('|')}"}[${range}s]`
    const answer = await fetch(`${await address()}/api/v1/query?${new URLSearchParams({ query })}`, {
      signal: AbortSignal.timeout(10_000),
    })
    const { data } = (await answer.json()) as { data: { result: Series[] } }
    for (const { metric, values } of data.result)
      note(
        told,
        metric,
        values.filter(([seconds]) => seconds * 1000 >= started),
      )
    since = now
  }
  // While Prometheus or the API server restarts it can't be asked: the next time asks for as much more.
  const timer = setInterval(() => void catchUp().catch(() => {}), 10_000)
  return {
    told: () => [...told.values()],
    catchUp,
    stop: () => clearInterval(timer),
  }
}

interface Series {
  metric: Record<string, string>
  values: [number, string][]
}

function note(told: Map<string, Told>, metric: Series['metric'], values: Series['values']) {
  const { __name__, alertstate, ...labels } = metric
  const key = JSON.stringify(Object.entries(metric).sort())
  const own = told.get(key) ?? { labels, state: alertstate as Told['state'], times: [] }
  told.set(key, own)
  const known = new Set(own.times)
  for (const [seconds] of values) if (!known.has(seconds * 1000)) own.times.push(seconds * 1000)
}
