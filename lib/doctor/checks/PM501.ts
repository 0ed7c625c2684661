import { type Check, found, skip, unseen } from '../check.ts'
import { scrapesSelected } from '../prometheus/chosen.ts'
import { nameOf } from '../prometheus/prometheus-object.ts'
import { labelFindings } from '../prometheus/selection-findings.ts'

const why = 'The operator leaves them out of the configuration, without a word: there is no target.'

import { mayList } from '../rights.ts'

/** Labels of the monitors against the selectors of every Prometheus. */
export const PM501: Check = {
  code: 'PM501',
  title: 'A Prometheus selects the monitors by their labels.',
  after: ['PM209', 'PM211'],
  rights: () => mayList(['Prometheus', 'PrometheusAgent', 'Namespace']),
  run: async scene => {
    const { value, failure } = await scrapesSelected(scene)
    if (failure !== undefined) return unseen(failure)
    if (value.objects.length === 0) return skip('the overlay holds no monitor')
    const { nearest } = value
    if (nearest === undefined)
      return found([
        {
          what: 'There is no Prometheus and no PrometheusAgent in this cluster.',
          why: 'Nobody reads the monitors.',
          mend: {
            advice:
              'Install one with the Prometheus Operator, such as kube-prometheus-stack; docs/platforms.md says what else reads the monitors.',
          },
        },
      ])
    return found(labelFindings(scene.environment, nearest, why), nameOf(nearest.prometheus))
  },
}
