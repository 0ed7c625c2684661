import { judged } from './judged.ts'

/** What is told of one environment, or that it is accepted. */
export const told = (environment: object): string[] => toldOf({ lab: environment })

/** What is told of several environments, or that they are accepted. */
export const toldOf = (environments: Record<string, unknown>): string[] => {
  const lines = judged(environments).map(line =>
    // With every alert the rules grow.
    line.replace(/^environments\/lab\.ts: /, '').replace(/rules of \d+ bytes/, 'rules of … bytes'),
  )
  return lines.length === 0 ? ['accepted'] : lines
}

/** An environment with a value at a path; what leads there and is not there yet is made. */
export const withValue = (path: string[], value: unknown, start: object): object => {
  const copy = unshared(start)
  const [parts, last] = [path.slice(0, -1), path.at(-1) as string]
  const holder = parts.reduce<object>((parent, part, index) => {
    const own = Reflect.get(parent, part)
    const isObject = typeof own === 'object' && own !== null
    const next = isObject ? own : /^\d+$/.test(parts[index + 1] ?? last) ? [] : {}
    Reflect.set(parent, part, next)
    return next
  }, copy)
  Reflect.set(holder, last, value)
  return copy
}

/** A paragraph of a text: a title, and below it what is told. */
export const paragraph = (title: string, lines: string[]): string =>
  `${title}\n${lines.map(line => `  ${line}\n`).join('')}`

/** A value in one line, cut where it is long. */
export const shown = (value: unknown): string => {
  const json = JSON.stringify(value)
  return json.length > 120 ? `${json.slice(0, 117)}... of ${json.length}` : json
}

/** What is told, below what it is told of; beside it where that is accepted. */
export const below = (title: string, lines: string[]): string[] =>
  lines[0] === 'accepted' ? [`${title}: accepted`] : [title, ...lines.map(line => `  ${line}`)]

/** A copy in which nothing stands in two places. */
export const unshared = (value: object): object => JSON.parse(JSON.stringify(value))
