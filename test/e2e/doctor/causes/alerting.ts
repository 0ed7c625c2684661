import type { Cause } from '../cause.ts'
import { lyon } from '../environments.ts'
import { grafana, sidecar } from '../grafana.ts'
import { changePrometheus, deliver, kubectl } from '../shared.ts'

const alertmanager = { namespace: 'monitoring', name: 'alertmanager', apiVersion: 'v2' }
const sidecarThat = (env: Record<string, string>) => kubectl.apply([sidecar(env)], '--force-conflicts')
const stock = () => kubectl.apply(grafana, '--force-conflicts')

/** What is wrong with rules, Alertmanager and dashboards. */
export const alertingCauses: Cause[] = [
  {
    cause: 'the rules lack a label that the rule selector asks for',
    code: 'PM601',
    make: () => changePrometheus({ ruleSelector: { matchLabels: { role: 'alert-rules' } } }),
    restore: async () => {
      await changePrometheus({ ruleSelector: { matchLabels: { role: null } } })
      await deliver(lyon)
    },
  },
  {
    cause: 'Prometheus names no Alertmanager',
    code: 'PM603',
    make: () => changePrometheus({ alerting: null }),
  },
  {
    cause: 'Prometheus names a port that the Service of Alertmanager has not',
    code: 'PM603',
    make: () => changePrometheus({ alerting: { alertmanagers: [{ ...alertmanager, port: 'http' }] } }),
  },
  {
    cause: 'Prometheus relabels all alerts away',
    code: 'PM606',
    make: async () => {
      const stringData = { 'drop.yaml': '[{ action: drop, source_labels: [severity], regex: .+ }]' }
      const metadata = { name: 'relabel', namespace: 'monitoring' }
      await kubectl.apply([{ apiVersion: 'v1', kind: 'Secret', metadata, stringData }])
      await changePrometheus({ additionalAlertRelabelConfigs: { name: 'relabel', key: 'drop.yaml' } })
    },
    byHand: () => changePrometheus({ additionalAlertRelabelConfigs: null }),
  },
  {
    cause: "Grafana's sidecar looks for another label",
    code: 'PM604',
    make: () => sidecarThat({ LABEL: 'dashboards', LABEL_VALUE: 'grafana', NAMESPACE: 'ALL' }),
    restore: async () => {
      await stock()
      await deliver(lyon)
    },
  },
  {
    cause: "Grafana's sidecar looks in its own namespace only",
    code: 'PM604',
    make: () => sidecarThat({ LABEL: 'grafana_dashboard', LABEL_VALUE: '1', NAMESPACE: 'monitoring' }),
  },
]
