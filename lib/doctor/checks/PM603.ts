import { type Check, found, skip, unseen } from '../check.ts'
import { type AlertmanagerService, alertmanagerFinding } from '../prometheus/alertmanager-finding.ts'
import { rulesSelected } from '../prometheus/chosen.ts'
import { apiOf } from '../prometheus/prometheus-api.ts'
import { mayList } from '../rights.ts'

/** Who is told of alerts. */
export const PM603: Check = {
  code: 'PM603',
  title: 'Prometheus sends alerts to an Alertmanager.',
  after: ['PM601'],
  rights: () => mayList(['Service']),
  run: async scene => {
    const selected = await rulesSelected(scene)
    if (selected.failure !== undefined) return unseen(selected.failure)
    const { objects, nearest } = selected.value
    if (objects.length === 0 || nearest === undefined) return skip('no Prometheus evaluates rules here')
    const api = await apiOf(scene, nearest.prometheus)
    if (api.failure !== undefined) return unseen(api.failure)
    const answer = await api.value.ask<{ activeAlertmanagers: { url: string }[] }>('alertmanagers')
    if (answer.failure !== undefined) return unseen(answer.failure)
    const active = answer.value[0]?.activeAlertmanagers ?? []
    if (active.length > 0) return found([], active.map(({ url }) => new URL(url).host).join(', '))
    const { value, failure } = await scene.cluster.list<AlertmanagerService>('Service')
    if (failure !== undefined) return unseen(failure)
    return found([alertmanagerFinding(nearest.prometheus, value)])
  },
}
