/** A series as Prometheus answers, with one value or many. */
export interface Series {
  metric: Record<string, string>
  value?: [number, string]
  values?: [number, string][]
}

/** What a query is asked over: Unix seconds, and the step between two points. */
export interface Span {
  from: number
  to: number
  step: number
}

/** The values of an expression at one time. */
export const instant = async (query: string, time: number): Promise<Series[]> =>
  (await ask<{ result: Series[] }>('query', { query, time: `${time}` })).result

/** The values of an expression over a time, at whole steps. */
export const range = async (query: string, { from, to, step }: Span): Promise<Series[]> => {
  const aligned = { start: `${Math.floor(from / step) * step}`, end: `${Math.floor(to / step) * step}` }
  return (await ask<{ result: Series[] }>('query_range', { query, step: `${step}`, ...aligned })).result
}

/** The values that a label has on the series of a selector, or on any. */
export const labelValues = (label: string, selector: string | undefined, { from, to }: Span) =>
  ask<string[]>(`label/${label}/values`, {
    start: `${from}`,
    end: `${to}`,
    ...(selector !== undefined && { 'match[]': selector }),
  })

/** Asks through the preview's own server, which stands before the Prometheus. */
async function ask<Data>(path: string, parameters: Record<string, string>): Promise<Data> {
  const get = path.startsWith('label/')
  const form = new URLSearchParams(parameters)
  const url = `/prometheus/api/v1/${path}${get ? `?${form}` : ''}`
  const answer = await fetch(url, get ? {} : { method: 'POST', body: form })
  const body = (await answer.json()) as { status: string; error?: string; data: Data }
  if (body.status !== 'success') throw new Error(body.error ?? `HTTP ${answer.status}`)
  return body.data
}
