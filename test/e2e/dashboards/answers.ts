import type { Asked } from '../../monitoring/dashboards/asked.ts'
import { filled, type Picked } from '../../monitoring/dashboards/filled.ts'
import type { Row } from '../../monitoring/dashboards/situations/prometheus.ts'
import { cluster } from './shared.ts'

/** What Prometheus gave to a question. */
export interface Answer extends Asked {
  series: number
  milliseconds: number
  error?: string
}

/**
 * Asks Prometheus as Grafana does. A question over time is asked at as many moments as Grafana asks for six hours, 360
 * at most as the panels' least step is a minute; this Prometheus is only minutes old, so they lie closer together.
 */
export async function answer(question: Asked, picked: Picked): Promise<Answer> {
  const query = filled(question.expression, picked)
  const end = Date.now() / 1000
  const form =
    question.moments > 1
      ? { query, start: String(end - 180), end: String(end), step: String(180 / question.moments) }
      : { query, time: String(end) }
  const url = `${await address}/api/v1/query${question.moments > 1 ? '_range' : ''}`
  const started = performance.now()
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
  const body = (await response.json()) as { status: string; error?: string; data?: { result: unknown[] } }
  const milliseconds = performance.now() - started
  return {
    ...question,
    series: body.data?.result.length ?? 0,
    milliseconds,
    ...(body.status !== 'success' && { error: body.error ?? response.statusText }),
  }
}

/**
 * An answer, or the quickest of three where the first took long: on a machine that does other things as well, one slow
 * answer says nothing. What another place asks in the same words is asked once.
 */
export async function quickest(question: Asked, picked: Picked): Promise<Answer> {
  const key = `${question.moments} ${filled(question.expression, picked)}`
  const known = answered.get(key) ?? (await quickestAnew(question, picked))
  answered.set(key, known)
  return { ...known, ...question }
}

const answered = new Map<string, Answer>()

/** Milliseconds over which a question is asked again. */
const long = 250

async function quickestAnew(question: Asked, picked: Picked): Promise<Answer> {
  const first = await answer(question, picked)
  if (first.milliseconds < long) return first
  const others = [await answer(question, picked), await answer(question, picked)]
  return others.reduce((best, other) => (other.milliseconds < best.milliseconds ? other : best), first)
}

/** The answers to all questions, several at a time, where no time is taken. */
export async function allAnswers(questions: Asked[], picked: Picked): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let index = 0; index < questions.length; index += 8)
    answers.push(...(await Promise.all(questions.slice(index, index + 8).map(one => answer(one, picked)))))
  return answers
}

/** What Prometheus answers now, also where a panel asks over time. */
export async function rowsNow(expression: string, picked: Picked): Promise<Row[]> {
  const response = await fetch(`${await address}/api/v1/query`, {
    method: 'POST',
    body: new URLSearchParams({ query: filled(expression, picked) }),
  })
  const { status, error, data } = (await response.json()) as InstantAnswer
  if (status !== 'success') throw new Error(error)
  return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }))
}

interface InstantAnswer {
  status: string
  error?: string
  data: { result: { metric: Record<string, string>; value: [number, string] }[] }
}

const address = cluster.prometheus.address()
