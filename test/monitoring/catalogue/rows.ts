import type { CatalogueSeries, Source } from '../../../lib/monitoring/catalogue/catalogue-series.ts'
import { unitOf } from '../../../lib/monitoring/catalogue/unit.ts'
import { parseExposition } from './exposition.ts'

/** The catalogue's rows of one answer. */
export const rows = (source: Source, exposition: string): CatalogueSeries[] =>
  parseExposition(exposition)
    .filter(({ name }) => !/^(go|promhttp)_/.test(name))
    .map(({ name, type, help, labels }) => ({
      name,
      type,
      unit: unitOf(name),
      labels: Object.keys(labels).sort(),
      ...valuesOf(labels),
      source,
      ...(/deprecated/i.test(help) && { deprecated: help }),
      help,
    }))

/** Rows of several answers, sorted by name; what one knows first is where it comes from. */
export function merged(answers: CatalogueSeries[][]): CatalogueSeries[] {
  const byName = new Map<string, CatalogueSeries>()
  for (const row of answers.flat()) {
    const known = byName.get(row.name)
    byName.set(row.name, known === undefined ? row : union(known, row))
  }
  return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
}

const union = (known: CatalogueSeries, row: CatalogueSeries): CatalogueSeries => {
  const labels = [...new Set([...known.labels, ...row.labels])].sort()
  const values = Object.fromEntries(
    [...new Set([...Object.keys(known.values ?? {}), ...Object.keys(row.values ?? {})])].map(label => [
      label,
      [...new Set([...(known.values?.[label] ?? []), ...(row.values?.[label] ?? [])])].sort(),
    ]),
  )
  return { ...known, labels, ...(Object.keys(values).length > 0 && { values }) }
}

/** Labels that carry one of a fixed set of states, all of which every scrape gives. */
const stateLabels = ['state', 'status']

function valuesOf(labels: Record<string, string[]>) {
  const states = Object.entries(labels).filter(
    ([label, values]) => stateLabels.includes(label) && values.length > 1,
  )
  return states.length === 0
    ? {}
    : { values: Object.fromEntries(states.map(([label, values]) => [label, values.toSorted()])) }
}
