import type { Row } from './prometheus.ts'

/** How an answer differs from its truth, by those labels alone that the truth has; nothing where there is no truth. */
export const differences = (place: string, rows: Row[], truth: Row[] | undefined): string[] => {
  if (truth === undefined) return []
  const labels = [...new Set((truth.length === 0 ? rows : truth).flatMap(row => Object.keys(row.labels)))]
  const [is, should] = [lines(rows, labels), lines(truth, labels)]
  return is === should ? [] : [`${place}\n  is     ${is}\n  should ${should}`]
}

const lines = (rows: Row[], labels: string[]): string =>
  rows
    .map(row => [...labels.map(label => row.labels[label] ?? ''), row.value.toPrecision(6)].join(' '))
    .sort()
    .join('\n         ')
