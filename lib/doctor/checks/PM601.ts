import { type Check, found, skip, unseen } from '../check.ts'
import { rulesSelected } from '../prometheus/chosen.ts'
import { called, nameOf } from '../prometheus/prometheus-object.ts'
import { labelFindings, namespaceFindings } from '../prometheus/selection-findings.ts'
import { mayList } from '../rights.ts'

const why = 'The operator leaves the rules out, without a word: no alert ever comes.'

/** The rules, which have selectors of their own. */
export const PM601: Check = {
  code: 'PM601',
  title: 'A Prometheus selects the rules.',
  after: ['PM209', 'PM211', 'PM501', 'PM502'],
  rights: () => mayList(['ThanosRuler']),
  run: async scene => {
    const { value, failure } = await rulesSelected(scene)
    if (failure !== undefined) return unseen(failure)
    const { objects, nearest } = value
    if (objects.length === 0) return skip('alerts: false')
    if (nearest === undefined) return skip('no Prometheus evaluates rules here')
    const { environment } = scene
    return found(
      [...labelFindings(environment, nearest, why), ...namespaceFindings(environment, nearest, why)],
      nearest.prometheus.kind === 'ThanosRuler' ? called(nearest.prometheus) : nameOf(nearest.prometheus),
    )
  },
}
