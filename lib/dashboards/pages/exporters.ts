import { dashboard } from '../dashboard.ts'
import { anyIsBad, anyIsWarning, noLevels } from '../defaults.ts'
import { ourScrapes, scraped } from '../expressions/scrapes.ts'
import { band, heading } from '../layout.ts'
import { uids } from '../names.ts'
import { stat } from '../panels/stat.ts'
import { table } from '../panels/table.ts'
import { timeSeries } from '../panels/time-series.ts'
import { inCluster, inExporter, inNode } from '../series.ts'
import { environments } from '../variables.ts'
import { scrapedWords } from '../words.ts'

/** The scrapes themselves: why is there a gap? */
export const exporters = () =>
  dashboard({
    uid: uids.exporters,
    title: 'Proxmox / Exporters',
    description:
      'The scrapes themselves: which fail, how long they take, how much they bring. Come here when there is a gap.',
    variables: [environments()],
    bands: [
      band(
        4,
        stat({
          title: 'Not answering',
          description:
            "Environments whose cluster scrape fails. The log of the environment's pve exporter has the reason: 401 is the token, 403 its permission, CERTIFICATE_VERIFY_FAILED the CA.",
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(1 - ${scraped})`, legend: '' },
        }),
        stat({
          title: 'Nodes not answering',
          description:
            "Node scrapes that fail: the node's API on port 8006 refuses, is silent, or forbids. On the node: `systemctl status pveproxy`.",
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(1 - ${inNode('up')})`, legend: '' },
          none: 'not scraped',
        }),
        stat({
          title: 'Exporters down',
          description:
            'Exporter pods that do not answer Prometheus. Look at the pods, and at the NetworkPolicy: only Prometheus may reach them.',
          unit: 'short',
          levels: anyIsBad,
          query: { expression: `sum(1 - ${inExporter('up')})`, legend: '' },
        }),
        stat({
          title: 'Slowest scrape',
          description:
            "The longest scrape of now. Near the environment's scrapeTimeout (50 s by default) the next one fails: a hypervisor is silent, or the API slow.",
          unit: 's',
          decimals: 1,
          levels: { warning: 25, bad: 45 },
          query: { expression: `max(${ourScrapes('scrape_duration_seconds')})`, legend: '' },
        }),
        stat({
          title: 'Errors in an hour',
          description:
            'Requests that the exporters answered with an error in the last hour. Their logs have the reason.',
          unit: 'short',
          decimals: 0,
          levels: anyIsWarning,
          query: { expression: `sum(increase(${inExporter('pve_request_errors_total')}[1h]))`, legend: '' },
        }),
        stat({
          title: 'Series',
          description:
            'Series that all these scrapes bring: about 27 a guest. A jump is a collector switched on, or more guests.',
          unit: 'short',
          levels: noLevels,
          query: { expression: `sum(${ourScrapes('scrape_samples_post_metric_relabeling')})`, legend: '' },
        }),
      ),
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
              expression: targets('up'),
              unit: 'short',
              words: scrapedWords,
              as: 'ground',
            },
            {
              heading: 'Answered in 1 h',
              expression: targets('avg_over_time', 'up', '1h'),
              unit: 'percentunit',
              decimals: 1,
              levels: { warning: 0.99, bad: 0.9, falling: true },
              as: 'ground',
            },
            {
              heading: 'Took',
              expression: targets('scrape_duration_seconds'),
              unit: 's',
              levels: { warning: 25, bad: 45 },
              as: 'ground',
            },
            {
              heading: 'Series',
              expression: targets('scrape_samples_post_metric_relabeling'),
              unit: 'short',
            },
            {
              heading: 'New in 1 h',
              expression: targets('sum_over_time', 'scrape_series_added', '1h'),
              unit: 'short',
            },
          ],
          sortBy: [{ heading: 'Last scrape', rising: true }],
        }),
      ),
      heading('Over time'),
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
          unit: 'short',
          levels: { warning: 0.1 },
          queries: [
            {
              expression: `60 * sum by (environment, instance, module) (rate(${inExporter('pve_request_errors_total')}[$__rate_interval]))`,
              legend: '{{environment}} {{instance}} {{module}}',
            },
          ],
        }),
      ),
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
          unit: 'short',
          levels: noLevels,
          queries: [
            {
              expression: `60 * sum by (environment, instance) (rate(${inExporter('pve_collection_duration_seconds_count')}[$__rate_interval]))`,
              legend: '{{environment}} {{instance}}',
            },
          ],
        }),
        timeSeries({
          title: 'Series',
          description:
            'Series of each environment and job. A step up is a collector or many guests, one down a token that lost its permission.',
          unit: 'short',
          levels: noLevels,
          queries: [
            {
              expression: `sum by (environment, job) (${ourScrapes('scrape_samples_post_metric_relabeling')})`,
              legend: '{{environment}} {{job}}',
            },
          ],
        }),
      ),
      band(
        9,
        timeSeries({
          title: 'Memory of the exporters',
          description:
            'Memory that each exporter holds. 10,000 guests take 211 MB, twice that with two scrapes at once; the limit is 512 MiB by default.',
          unit: 'bytes',
          levels: { warning: 0.8 * 512 * 2 ** 20 },
          queries: [
            {
              expression: inExporter('process_resident_memory_bytes'),
              legend: '{{environment}} {{instance}}',
            },
          ],
        }),
        timeSeries({
          title: 'CPU of the exporters',
          description:
            'CPUs that each exporter uses. At its limit (1 by default) scrapes take longer: raise pveExporter.resources.',
          unit: 'short',
          levels: { warning: 0.8 },
          queries: [
            {
              expression: `rate(${inExporter('process_cpu_seconds_total')}[$__rate_interval])`,
              legend: '{{environment}} {{instance}}',
            },
          ],
        }),
        timeSeries({
          title: 'Restarts',
          description:
            'How often an exporter was started in an hour. More than once without a roll-out: out of memory, or a probe that fails.',
          unit: 'short',
          levels: { warning: 2 },
          queries: [
            {
              expression: `changes(${inExporter('process_start_time_seconds')}[1h])`,
              legend: '{{environment}} {{instance}}',
            },
          ],
        }),
      ),
      heading('What the cluster scrape says of itself'),
      band(
        7,
        timeSeries({
          title: 'Guests seen',
          description:
            'Guests that the token sees. A drop without a change in the cluster is a permission that was taken: it needs PVEAuditor on /, with propagation.',
          unit: 'short',
          levels: noLevels,
          coarse: true,
          queries: [
            {
              expression: `count by (environment) (${inCluster('pve_guest_info')})`,
              legend: '{{environment}}',
            },
          ],
        }),
        timeSeries({
          title: 'Guests whose state is unknown',
          description:
            'Guests without a name and a state: their node is down, or its pvestatd is dead (`systemctl restart pvestatd`).',
          unit: 'short',
          levels: anyIsWarning,
          queries: [
            {
              expression: `count by (environment, node) (${inCluster('pve_guest_info', 'template=""')}) or 0 * ${scraped}`,
              legend: '{{environment}} {{node}}',
            },
          ],
        }),
      ),
    ],
  })

/** Each target once, those without an answer first. */
function targets(metric: string): string
function targets(over: string, metric: string, window: string): string
function targets(first: string, metric = first, window?: string): string {
  const value = window === undefined ? ourScrapes(metric) : `${first}(${ourScrapes(metric)}[${window}])`
  return `max by (environment, job, instance) (${value}) and on (environment, job, instance) bottomk(200, ${ourScrapes('up')})`
}
