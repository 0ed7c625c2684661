import type { CatalogueSeries } from './catalogue-series.ts'

const ofEveryTarget = {
  up: '1 when the last scrape of the target succeeded',
  scrape_duration_seconds: 'Duration of the scrape',
  scrape_samples_scraped: 'Samples that the target gave',
  scrape_samples_post_metric_relabeling: 'Samples that were left after metric relabelling',
  scrape_series_added: 'Series that were new in this scrape',
}

/** What Prometheus itself writes: for every target, and for every alert (https://prometheus.io/docs/concepts/jobs_instances/). */
export const prometheusSeries: CatalogueSeries[] = [
  ...Object.entries(ofEveryTarget).map(
    ([name, help]): CatalogueSeries => ({
      name,
      type: 'gauge',
      ...(name.endsWith('seconds') && { unit: 'seconds' as const }),
      labels: [],
      source: 'prometheus',
      help,
    }),
  ),
  {
    name: 'ALERTS',
    type: 'gauge',
    labels: [
      'alertname',
      'alertstate',
      'severity',
      'id',
      'name',
      'node',
      'guest',
      'storage',
      'type',
      'device',
    ],
    source: 'prometheus',
    help: 'An alert that is pending or firing',
  },
  {
    name: 'ALERTS_FOR_STATE',
    type: 'gauge',
    labels: ['alertname', 'severity', 'id', 'name', 'node', 'guest', 'storage', 'type', 'device'],
    source: 'prometheus',
    help: 'Unix time since when an alert is active',
  },
]
