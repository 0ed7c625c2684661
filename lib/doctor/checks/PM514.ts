import { environmentLabel } from '../../environment/object-names.ts'
import { type Check, type Finding, found } from '../check.ts'
import { rulesSelected, scrapedBy } from '../prometheus/chosen.ts'
import { called, type PrometheusObject } from '../prometheus/prometheus-object.ts'

/** External labels, which Thanos puts over those of a series and of an alert. */
export const PM514: Check = {
  code: 'PM514',
  title: 'No external label takes the place of the label `environment`.',
  after: ['PM502'],
  run: async scene => {
    const [scraped, rules] = await Promise.all([scrapedBy(scene), rulesSelected(scene)])
    if (scraped.result !== undefined) return scraped.result
    const { prometheus } = scraped
    const ruler = rules.value?.nearest?.prometheus
    return found([
      ...(prometheus.spec.thanos === undefined ? [] : covering(prometheus, 'externalLabels', 'series')),
      ...(ruler?.kind === 'ThanosRuler' ? covering(ruler, 'labels', 'alerts') : []),
    ])
  },
}

const covering = (
  object: PrometheusObject,
  field: 'externalLabels' | 'labels',
  what: 'series' | 'alerts',
): Finding[] => {
  const value = object.spec[field]?.[environmentLabel]
  return value === undefined
    ? []
    : [
        {
          what: `The ${called(object)} has ${environmentLabel}="${value}" in ${field}, which Thanos puts over that of all ${what}.`,
          why:
            what === 'series'
              ? 'Through Thanos no series has the name of its environment: rules and dashboards there find nothing, and alerts on absence fire.'
              : 'Alertmanager cannot tell which environment an alert is of, and takes those of several for one.',
          mend: {
            advice: `Give that label another name, such as stage, in ${field} of the ${called(object)}.`,
          },
        },
      ]
}
