/** A metric family's sample names with what one scrape says of them. */
export interface Scraped {
  name: string
  type: 'counter' | 'gauge' | 'untyped'
  help: string
  /** By label name, every value that was seen. */
  labels: Record<string, string[]>
}

/** Every series name of an answer in Prometheus's text format, with its labels; those of histograms and summaries one by one. */
export function parseExposition(text: string): Scraped[] {
  const types = new Map<string, string>()
  const helps = new Map<string, string>()
  const found = new Map<string, Scraped>()
  for (const line of text.split('\n')) {
    const [, kind, family = '', rest = ''] = /^# (TYPE|HELP) (\S+) ?(.*)$/.exec(line) ?? []
    if (kind === 'TYPE') types.set(family, rest)
    else if (kind === 'HELP') helps.set(family, rest)
    else if (line !== '' && !line.startsWith('#')) add(found, line, types, helps)
  }
  return [...found.values()]
}

function add(
  found: Map<string, Scraped>,
  line: string,
  types: Map<string, string>,
  helps: Map<string, string>,
) {
  const [, name = '', labels = ''] = /^([^\s{]+)(?:\{(.*)\})?\s/.exec(line) ?? []
  const family = types.has(name) ? name : name.replace(/_(bucket|count|sum|created|total)$/, '')
  const series = found.get(name) ?? {
    name,
    type: typeOf(name, family, types.get(family)),
    help: helps.get(family) ?? '',
    labels: {},
  }
  found.set(name, series)
  for (const [, label = '', value = ''] of labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)) {
    series.labels[label] ??= []
    if (!series.labels[label].includes(value)) series.labels[label].push(value)
  }
}

/** The parts of a histogram or summary are counters, but for a summary's quantiles and the time of creation. */
function typeOf(name: string, family: string, type?: string): Scraped['type'] {
  if (name.endsWith('_created')) return 'gauge'
  if (type === 'histogram' || type === 'summary') return name === family ? 'gauge' : 'counter'
  return type === 'counter' || type === 'gauge' ? type : 'untyped'
}
