import { type Band, band } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { inExporter } from '../../picked-series.ts'
import { ourScrapes } from '../../queries/scrapes.ts'

/** How many scrapes worked, how long they took, and what the exporters answered with an error. */
export const scrapes = (): Band =>
  band(
    9,
    timeSeries({
      title: 'Answers',
      description:
        'Share of cluster and node scrapes that worked, by environment and job. A gap in other panels is a dip here; then the errors tell whether the exporter or Proxmox VE failed.',
      unit: 'percentunit',
      levels: { warning: 1, falling: true },
      max: 1,
      queries: [
        {
          expression: `avg by (environment, job) (${ourScrapes('up')})`,
          legend: '{{environment}} {{job}}',
        },
      ],
    }),
    timeSeries({
      title: 'Duration of scrapes',
      description:
        'The longest scrape of each environment and job. A step of five seconds is a hypervisor that is silent: the exporter goes on to the next.',
      unit: 's',
      levels: { warning: 25, bad: 45 },
      queries: [
        {
          expression: `max by (environment, job) (${ourScrapes('scrape_duration_seconds')})`,
          legend: '{{environment}} {{job}}',
        },
      ],
    }),
    timeSeries({
      title: 'Errors a minute',
      description:
        'Requests a minute that an exporter answered with an error, by module. Its log has the reason.',
      unit: 'suffix: a minute',
      levels: { warning: 0.1 },
      queries: [
        {
          expression: `60 * sum by (environment, instance, module) (rate(${inExporter('pve_request_errors_total')}[$__rate_interval]))`,
          legend: '{{environment}} {{instance}} {{module}}',
        },
      ],
    }),
  )
