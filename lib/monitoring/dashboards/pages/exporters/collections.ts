import { noLevels } from '../../appearance.ts'
import { type Band, band } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { inExporter } from '../../picked-series.ts'
import { ourScrapes } from '../../queries/scrapes.ts'

/** What the exporters collected, and the time that the Proxmox VE API took for it. */
export const collections = (): Band =>
  band(
    9,
    timeSeries({
      title: 'Time that the API takes',
      description:
        'Seconds of a collection on average, as the exporter measures: what Proxmox VE takes. If scrapes take longer than this, they wait for each other.',
      unit: 's',
      levels: { warning: 10, bad: 40 },
      queries: [
        {
          expression: `sum by (environment, instance) (rate(${inExporter('pve_collection_duration_seconds_sum')}[$__rate_interval]))
  / (sum by (environment, instance) (rate(${inExporter('pve_collection_duration_seconds_count')}[$__rate_interval])) > 0)`,
          legend: '{{environment}} {{instance}}',
        },
      ],
    }),
    timeSeries({
      title: 'Collections a minute',
      description:
        'Collections a minute that worked. The cluster exporter makes eleven API calls in each, however many guests there are; the node exporter one a guest of the node.',
      unit: 'suffix: a minute',
      levels: noLevels,
      queries: [
        {
          expression: `60 * sum by (environment, instance) (rate(${inExporter('pve_collection_duration_seconds_count')}[$__rate_interval]))`,
          legend: '{{environment}} {{instance}}',
        },
      ],
    }),
    timeSeries({
      title: 'Series, over time',
      description:
        'Series of each environment and job. A step up is a collector or many guests, one down a token that lost its permission.',
      unit: 'count:series',
      levels: noLevels,
      queries: [
        {
          expression: `sum by (environment, job) (${ourScrapes('scrape_samples_post_metric_relabeling')})`,
          legend: '{{environment}} {{job}}',
        },
      ],
    }),
  )
