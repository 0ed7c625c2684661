/**
 * What the real exporter answered through a situation: by series, as a world has them, values from minute to minute.
 * `1x60` is one and the same sixty-one times, `60+60x5` grows, `_` is a scrape that failed or did not give the series.
 */
export interface Recording {
  /** Which exporter answered, and the command that asked it. */
  exporter: string
  command: string
  /** Minutes between two scrapes of a node. */
  nodeEvery: number
  series: Record<string, string>
}

export type Value = number | undefined

/** Values in as few words as promtool takes for them. */
export const shortened = (values: Value[]): string => {
  const words: string[] = []
  for (let at = 0; at < values.length; ) {
    const first = values[at]
    const slope = first === undefined ? 0 : (values[at + 1] ?? first) - first
    // Two values that differ are two words, not a slope.
    const step = values[at + 2] === grown(first, slope, 2) ? slope : 0
    let length = 1
    while (at + length < values.length && values[at + length] === grown(first, step, length)) length++
    if (length > 1) words.push(run(first, step, length - 1))
    else words.push(first === undefined ? '_' : `${first}`)
    at += length
  }
  return words.join(' ')
}

const grown = (first: Value, step: number, times: number): Value =>
  first === undefined ? undefined : first + step * times

const run = (first: Value, step: number, more: number): string => {
  if (first === undefined) return `_x${more + 1}`
  if (step === 0) return `${first}x${more}`
  return `${first}${step < 0 ? '' : '+'}${step}x${more}`
}

/**
 * The values of a series that is scraped every so many minutes, minute by minute, as promtool takes them. Where a series
 * ends Prometheus writes that it is stale.
 */
export const everyMinute = (words: string, every: number): string =>
  lengthened(words)
    .map((value, index, all) => {
      const own = value ?? (all[index - 1] === undefined ? '_' : 'stale')
      return [own, ...Array(every - 1).fill('_')].join(' ')
    })
    .join(' ')

const lengthened = (words: string): Value[] => words.split(' ').flatMap(valuesOf)

const valuesOf = (word: string): Value[] => {
  const [, none] = /^_(?:x(\d+))?$/.exec(word) ?? []
  if (word.startsWith('_')) return Array(Number(none ?? 1)).fill(undefined)
  const [, first, step = '0', more = '0'] =
    /^(-?[\d.]+(?:e[+-]?\d+)?)(?:([+-][\d.]+(?:e[+-]?\d+)?)?x(\d+))?$/.exec(word) ?? []
  return Array.from({ length: Number(more) + 1 }, (_, index) => Number(first) + Number(step) * index)
}
