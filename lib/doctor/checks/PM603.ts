import { type Check, found, unseen } from '../check.ts'
import { type AlertmanagerService, alertmanagerFinding } from '../prometheus/alertmanager-finding.ts'
import { askedOfRules } from '../prometheus/rules-api.ts'
import { mayList } from '../rights.ts'

/** Who is told of alerts. */
export const PM603: Check = {
  code: 'PM603',
  title: 'Prometheus sends alerts to an Alertmanager.',
  after: ['PM601'],
  rights: () => mayList(['Service']),
  run: async scene => {
    const asked = await askedOfRules<{ activeAlertmanagers: { url: string }[] }>(scene, 'alertmanagers')
    if (asked.result !== undefined) return asked.result
    const active = asked.data?.activeAlertmanagers ?? []
    if (active.length > 0) return found([], active.map(({ url }) => new URL(url).host).join(', '))
    const { value, failure } = await scene.cluster.list<AlertmanagerService>('Service')
    if (failure !== undefined) return unseen(failure)
    return found([alertmanagerFinding(asked.prometheus, value)])
  },
}
