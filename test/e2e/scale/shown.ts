import { asked, placeOf } from '../../monitoring/dashboards/asked.ts'
import { filled } from '../../monitoring/dashboards/filled.ts'
import { viewing } from '../dashboards/viewing.ts'
import { type EnvironmentName, environments } from './environments.ts'

/** What the dashboards show of an environment, by the place of each query: the values of each series, or the error. */
export type Shown = Map<string, Series | string>

type Series = Map<string, number[]>

/**
 * All but those whose answer differs by nature: a shard has its own environments alone, no alerts where a ruler has the rules, and of a
 * pair, each counts the series that were new to itself.
 */
const questions = asked.filter(
  ({ place, expression }) =>
    place !== 'variable environment' && !/ALERTS|scrape_series_added/.test(expression),
)

/** Labels of a whole Prometheus, which the way to it adds or takes away. */
const external = ['prometheus', 'prometheus_replica', 'thanos_ruler_replica']

const keyOf = (metric: Record<string, string>) =>
  JSON.stringify(
    Object.entries(metric)
      .filter(([label]) => !external.includes(label))
      .sort(),
  )

/** Asks a Prometheus, or a querier with parameters of its own, what every query of every dashboard gives at one moment. */
export const shown = async (
  address: string,
  name: EnvironmentName,
  parameters: Record<string, string> = {},
): Promise<Shown> => {
  const [{ name: node }] = environments[name].hypervisors
  const picked = viewing([name], { node: [node], hypervisor: `${node}|${name}`, guest: `qemu/101|${name}` })
  const time = String(Date.now() / 1000 - 5)
  const answers = new Map<string, Promise<Series | string>>()
  const all: Shown = new Map()
  for (const question of questions) {
    const query = filled(question.expression, picked)
    const answered = answers.get(query) ?? answer(address, { query, time, ...parameters })
    answers.set(query, answered)
    all.set(placeOf(question), await answered)
  }
  return all
}

const answer = async (address: string, form: Record<string, string>): Promise<Series | string> => {
  const body = new URLSearchParams(form)
  const response = await fetch(`${address}/api/v1/query`, { method: 'POST', body })
  const { status, error, data } = await response.json()
  if (status !== 'success') return error
  const series: Series = new Map()
  for (const { metric, value } of data.result) {
    const key = keyOf(metric)
    series.set(key, [...(series.get(key) ?? []), Number(value[1])])
  }
  return series
}

const isTwice = (one: number, other: number) => other > 0 && Math.abs(one / other - 2) < 0.05

const difference = (one: Series | string, other: Series | string | undefined): string | undefined => {
  if (typeof one === 'string') return `refused: ${one}`
  if (typeof other !== 'object') return `not refused, there: ${other}`
  const keys = (series: Series) => [...series.keys()].sort().join()
  if (keys(one) !== keys(other)) return `${one.size} series, and there ${other.size}`
  for (const [key, values] of one) {
    if (values.length > 1) return `${values.length} times ${key}`
    if (isTwice(Number(values[0]), Number(other.get(key)?.[0]))) return `twice as much: ${key}`
  }
  return undefined
}

/** Where dashboards show something else than there, and what. */
export const differences = (here: Shown, there: Shown): string[] =>
  [...here].flatMap(([place, series]) => {
    const found = difference(series, there.get(place))
    return found === undefined ? [] : [`${place}: ${found}`]
  })
