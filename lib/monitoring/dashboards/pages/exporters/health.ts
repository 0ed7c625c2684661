import { growth } from '../../../expressions/growth.ts'
import { anyIsBad, anyIsWarning, noLevels } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { stat } from '../../panels/stat.ts'
import { inExporter, inNode } from '../../picked-series.ts'
import { notAnswering, ourScrapes } from '../../queries/scrapes.ts'

/** What is wrong with the scrapes, one number each. */
export const health = (): Section => [
  band(
    3,
    stat({
      title: 'Not answering',
      description:
        "Environments whose cluster scrape fails. The log of the environment's pve exporter has the reason: 401 is the token, 403 its permission, CERTIFICATE_VERIFY_FAILED the CA.",
      unit: 'short',
      levels: anyIsBad,
      query: { expression: notAnswering, legend: '' },
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
      query: { expression: `sum(${growth(inExporter('pve_request_errors_total'), '1h')})`, legend: '' },
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
]
