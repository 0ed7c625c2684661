import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { PM606 } from '../../../lib/doctor/checks/PM606.ts'
import { relabelledAway } from '../../../lib/doctor/prometheus/relabelled-away.ts'
import { toldScene } from '../told-scene.ts'

const alerts = [
  { alertname: 'ProxmoxNodeDown', severity: 'critical', environment: 'newyork' },
  { alertname: 'ProxmoxStorageUsageHigh', severity: 'warning', environment: 'newyork' },
]
const names = (step: object) => relabelledAway([step], alerts).flatMap(({ alerts }) => alerts)

test('an alert is thrown away by a drop that matches and by a keep that does not', () => {
  assert.equal(names({ action: 'drop', source_labels: ['severity'], regex: 'warn.*' }), [
    'ProxmoxStorageUsageHigh',
  ])
  assert.equal(names({ action: 'keep', source_labels: ['environment'], regex: 'paris' }).length, 2)
  assert.equal(
    names({ action: 'drop', source_labels: ['environment', 'severity'], regex: 'newyork;critical' }),
    ['ProxmoxNodeDown'],
  )
})

test('a regex matches the whole of the label, and what a rule does not set decides nothing', () => {
  assert.equal(names({ action: 'drop', source_labels: ['severity'], regex: 'warn' }), [])
  assert.equal(names({ action: 'keep', source_labels: ['cluster'], regex: 'eu' }), [])
  // What the operator always writes.
  assert.equal(names({ action: 'labeldrop', regex: 'prometheus_replica' }), [])
})

test('alerts that Prometheus throws away are told with the step that does it', async () => {
  const rules = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'rules', namespace: 'proxmox', labels: {} },
    spec: {
      groups: [{ name: 'proxmox', rules: [{ alert: 'ProxmoxNodeDown', labels: { severity: 'critical' } }] }],
    },
  }
  const prometheus = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    metadata: { name: 'k8s', namespace: 'monitoring' },
    spec: { ruleSelector: {}, ruleNamespaceSelector: {} },
  }
  const pod = {
    metadata: { name: 'prometheus-k8s-0', namespace: 'monitoring', labels: {} },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  }
  const result = await PM606.run(
    toldScene({
      rendered: [rules],
      lists: { Prometheus: [prometheus], Pod: [pod], Namespace: [] },
      // As Prometheus 3.10 gives it.
      prometheus: {
        'status/config': {
          yaml: 'alerting:\n  alert_relabel_configs:\n  - source_labels: [severity]\n    separator: ;\n    regex: critical\n    replacement: $1\n    action: drop\n',
        },
      },
    }),
  )
  assert.match(
    JSON.stringify(result),
    'throws away 1 alert (ProxmoxNodeDown): drop where severity is critical.',
  )
})

test.run()
