import { type Asked, asked, placeOf } from '../../monitoring/dashboards/asked.ts'
import { filled, type Picked } from '../../monitoring/dashboards/filled.ts'
import { viewing } from '../dashboards/viewing.ts'
import { type EnvironmentName, environments } from './environments.ts'

/** What a query gives: the values of each series, or the error. */
export type Answer = Map<string, number[]> | string

/** What the dashboards show of an environment, by the place of each query. */
export type Shown = Map<string, Answer>

/** Whom to ask, with parameters of its own. */
export interface Source {
  address: string
  parameters?: Record<string, string>
}

/** A query, and where it stands. */
export interface Question {
  place: string
  query: string
}

/** What the query of every panel and variable gives of an environment, or of some of them; as a viewer sees it who picked more. */
export const shown = (
  name: EnvironmentName,
  sources: Source[],
  questions: Asked[] = asked,
  more: Picked = {},
): Promise<Shown[]> => {
  const [{ name: node }] = environments[name].hypervisors
  const own = { node: [node], hypervisor: `${node}|${name}`, guest: `qemu/101|${name}`, ...more }
  const picked = viewing([name], own)
  return answersOf(
    sources,
    questions.map(one => ({ place: placeOf(one), query: filled(one.expression, picked) })),
  )
}

/** What queries give, asked of all sources for the same moment. */
export const answersOf = async (sources: Source[], questions: Question[]): Promise<Shown[]> => {
  // What is scraped or recorded at that moment has been stored since.
  const time = String(Date.now() / 1000 - 5)
  const all = sources.map((): Shown => new Map())
  const answers = new Map<string, Promise<Answer[]>>()
  for (const { place, query } of questions) {
    const ask = () =>
      Promise.all(sources.map(({ address, parameters }) => answer(address, { query, time, ...parameters })))
    const answered = answers.get(query) ?? ask()
    answers.set(query, answered)
    for (const [index, one] of (await answered).entries()) all[index]?.set(place, one)
  }
  return all
}

/** Labels of a whole Prometheus or ruler, which the way to it adds or takes away, and a name that VictoriaMetrics leaves to what it reckons. */
const external = ['prometheus', 'prometheus_replica', 'thanos_ruler_replica', '__name__']

const keyOf = (metric: Record<string, string>) =>
  JSON.stringify(
    Object.entries(metric)
      .filter(([label]) => !external.includes(label))
      .sort(),
  )

const answer = async (address: string, form: Record<string, string>): Promise<Answer> => {
  const body = new URLSearchParams(form)
  const response = await fetch(`${address}/api/v1/query`, { method: 'POST', body })
  const { status, error, data } = await response.json()
  if (status !== 'success') return error
  const series = new Map<string, number[]>()
  for (const { metric, value } of data.result) {
    const key = keyOf(metric)
    series.set(key, [...(series.get(key) ?? []), Number(value[1])])
  }
  return series
}

/** The places where the same series are shown, with values of whoever scraped: how long it took, and which series were new to it. */
const ofScrape = new Set(
  asked
    .filter(({ expression }) => /scrape_series_added|duration_seconds|process_cpu_seconds/.test(expression))
    .map(placeOf),
)

/** The places of questions that a test knows to be answered otherwise. */
export const places = (matches: (question: Asked) => boolean): string[] => asked.filter(matches).map(placeOf)

/** Where dashboards show something else than with each of the others, and what. */
export const differences = (here: Shown, ...others: Shown[]): string[] =>
  [...here].flatMap(([place, answer]) => {
    const found = difference(
      answer,
      others.map(other => other.get(place) ?? 'not asked'),
      ofScrape.has(place),
    )
    return found === undefined ? [] : [`${place}: ${found}`]
  })

const difference = (here: Answer, others: Answer[], isOfScrape: boolean): string | undefined => {
  if (typeof here === 'string') return `refused: ${here}`
  const series = others.filter(other => typeof other !== 'string')
  if (series.length < others.length)
    return `not refused, there: ${others.find(one => typeof one === 'string')}`
  const there = series.find(other => keys(other) !== keys(here))
  if (there) return `${here.size} series, and there ${there.size}`
  for (const [key, [value = 0, ...more]] of here) {
    if (more.length > 0) return `${more.length + 1} times ${key}`
    const values = series.map(other => other.get(key)?.[0] ?? 0)
    if (!isOfScrape && !isAmong(value, values)) return `${value}, and there ${values.join(' and ')}: ${key}`
  }
  return undefined
}

const keys = (series: Map<string, number[]>) => [...series.keys()].sort().join()

/** Whether a value is one of these, or as near as one that was scraped at another second is. */
const isAmong = (value: number, values: number[]) =>
  (value >= Math.min(...values) && value <= Math.max(...values)) ||
  values.some(one => Object.is(one, value) || Math.abs(value - one) <= 0.2 * Math.abs(one))
