import type { ExporterSeries } from '../../environment/exporters/known-exporter.ts'
import type { CatalogueSeries } from './catalogue-series.ts'
import { unitOf } from './unit.ts'

/** The series that an exporter's lines tell of; `{a,b}` in a name stands for one series with each. */
export const exporterSeries = ({ lines }: ExporterSeries): CatalogueSeries[] =>
  lines
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .flatMap(seriesOfLine)

const seriesOfLine = (line: string): CatalogueSeries[] => {
  const [, names, type, labels = '', help] = form.exec(line) ?? []
  if (names === undefined || type === undefined || help === undefined)
    throw new Error(`"${line}" is no series; write <name> <counter, gauge or untyped> [labels]: <help>`)
  return expanded(names).map(name => ({
    name,
    type: type as CatalogueSeries['type'],
    unit: unitOf(name),
    labels: labels === '' ? [] : labels.split(','),
    source: 'exporter source',
    help,
  }))
}

const form = /^([a-z][\w{},]*) (counter|gauge|untyped)(?: ([a-z][\w,]*))?: (.+)$/

const expanded = (name: string): string[] => {
  const [, before = '', choices, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(name) ?? []
  return choices === undefined
    ? [name]
    : choices.split(',').flatMap(choice => expanded(`${before}${choice}${after}`))
}
