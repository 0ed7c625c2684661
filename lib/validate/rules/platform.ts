import type { Rule } from '../rule.ts'

/** OpenShift's monitoring of user workloads selects no ScrapeConfig (cluster-monitoring-operator: `scrapeConfigSelector: null`). */
export const scrapeConfigOnOpenShift: Rule = ({ platform, discovery, exporters }) =>
  platform === 'openshift' && discovery === 'static' && exporters.length > 0
    ? [
        {
          path: ['discovery'],
          message:
            '"static" scrapes exporters on the hypervisors by a ScrapeConfig, which the Prometheus of OpenShift\'s user workload monitoring does not select; give "endpointslices", or use a Prometheus of your own',
          severity: 'warning',
        },
      ]
    : []
