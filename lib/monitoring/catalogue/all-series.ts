import { type Recording, recordings } from '../expressions/recordings.ts'
import { scopeOf } from '../expressions/scope.ts'
import { type Catalogue, catalogueOf, scrapedSeries } from './catalogue.ts'
import type { CatalogueSeries } from './catalogue-series.ts'
import { labelsOf } from './labels-of-expression.ts'
import { parse } from './syntax.ts'
import { unitOf } from './unit.ts'

/** What a recording rule writes: its labels are those that its expression leaves. */
const recorded = ({ record, expression, help }: Recording, known: Catalogue): CatalogueSeries => {
  const parsed = parse(expression(scopeOf('environment="lab"')))
  const [, metric = '', operation = ''] = record.split(':')
  return {
    name: record,
    type: 'gauge',
    unit: unitOf(`${metric}_${operation.split('_')[0]}`),
    labels: labelsOf(parsed, parsed.root, known),
    source: 'rule',
    help,
  }
}

const withRecordings = (): Catalogue => {
  const known = new Map(catalogueOf(scrapedSeries))
  for (const recording of recordings) known.set(recording.record, recorded(recording, known))
  return known
}

/** Every series of an environment by its name, those of recording rules among them. */
export const seriesCatalogue: Catalogue = withRecordings()
