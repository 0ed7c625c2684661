import { noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { table } from '../../panels/table.ts'
import { ourScrapes } from '../../queries/scrapes.ts'
import { scrapedWords } from '../../value-texts.ts'

/** The targets, a row each, those without an answer first. */
export const targets = (): Section => [
  heading('Targets'),
  band(
    9,
    table({
      title: 'Targets',
      description:
        "A row a target, those without an answer first, at most two hundred. Of the hypervisors' Service there is one cluster target, whichever hypervisor answers.",
      levels: noLevels,
      labels: [
        { label: 'environment', heading: 'Environment' },
        { label: 'job', heading: 'Job' },
        { label: 'instance', heading: 'Instance', width: 400 },
      ],
      values: [
        {
          heading: 'Last scrape',
          expression: eachTarget('up'),
          unit: 'short',
          words: scrapedWords,
          as: 'ground',
        },
        {
          heading: 'Answered in 1 h',
          expression: eachTarget('avg_over_time', 'up', '1h'),
          unit: 'percentunit',
          decimals: 1,
          levels: { warning: 0.99, bad: 0.9, falling: true },
          as: 'ground',
        },
        {
          heading: 'Took',
          expression: eachTarget('scrape_duration_seconds'),
          unit: 's',
          levels: { warning: 25, bad: 45 },
          as: 'ground',
        },
        {
          heading: 'Series',
          expression: eachTarget('scrape_samples_post_metric_relabeling'),
          unit: 'short',
        },
        {
          heading: 'New in 1 h',
          expression: eachTarget('sum_over_time', 'scrape_series_added', '1h'),
          unit: 'short',
        },
      ],
      sortBy: [{ heading: 'Last scrape', rising: true }],
    }),
  ),
]

/** Each target once, those without an answer first. */
function eachTarget(metric: string): string
function eachTarget(over: string, metric: string, window: string): string
function eachTarget(first: string, metric = first, window?: string): string {
  const value = window === undefined ? ourScrapes(metric) : `${first}(${ourScrapes(metric)}[${window}])`
  return `max by (environment, job, instance) (${value}) and on (environment, job, instance) bottomk(200, ${ourScrapes('up')})`
}
