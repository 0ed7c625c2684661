import { type Check, found, skip, unseen } from '../check.ts'
import { scrapesSelected } from '../prometheus/chosen.ts'
import { nameOf } from '../prometheus/prometheus-object.ts'
import { namespaceFindings } from '../prometheus/selection-findings.ts'

const why = 'The operator leaves them out of the configuration, without a word: there is no target.'

/** Namespaces against the selectors of the Prometheus that has the right labels. */
export const PM502: Check = {
  code: 'PM502',
  title: "That Prometheus looks in the environment's namespace.",
  after: ['PM501'],
  run: async scene => {
    const { value, failure } = await scrapesSelected(scene)
    if (failure !== undefined) return unseen(failure)
    const { nearest } = value
    if (nearest === undefined) return skip('there is no Prometheus')
    return found(namespaceFindings(scene.environment, nearest, why), nameOf(nearest.prometheus))
  },
}
