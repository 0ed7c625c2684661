import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { PrometheusObject } from '../../../lib/doctor/prometheus/prometheus-object.ts'
import { nearest, selectionOf } from '../../../lib/doctor/prometheus/selection.ts'
import { labelFindings, namespaceFindings } from '../../../lib/doctor/prometheus/selection-findings.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import { recetteNewyork } from '../../recette-newyork.ts'

const prometheus = (spec: PrometheusObject['spec'], namespace = 'monitoring'): PrometheusObject => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'k8s', namespace },
  spec,
})
const monitor = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'lyon-node-exporter', namespace: 'proxmox', labels: { environment: 'lyon' } },
}
const namespaces = new Map([['proxmox', { 'kubernetes.io/metadata.name': 'proxmox' }]])
const environment = complete('lyon', 'environments/lyon.ts', { ...recetteNewyork, namespace: 'proxmox' })
const selection = (spec: PrometheusObject['spec']) => selectionOf(prometheus(spec), [monitor], namespaces)
const unselected = (spec: PrometheusObject['spec']) =>
  selection(spec).unselected.map(({ by, field, unmet }) => [by, field, ...unmet])

// The API of prometheus-operator 0.90.1, PrometheusSpec.
test('an empty selector selects everything, a nil one nothing', () => {
  assert.equal(unselected({ serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {} }), [])
  assert.equal(unselected({ serviceMonitorNamespaceSelector: {} }), [['labels', 'serviceMonitorSelector']])
})

test('a nil namespace selector selects the Prometheus’s own namespace alone', () => {
  const nil = { serviceMonitorSelector: {} }
  assert.equal(unselected(nil), [['namespace', 'serviceMonitorNamespaceSelector']])
  assert.equal(selectionOf(prometheus(nil, 'proxmox'), [monitor], namespaces).unselected, [])
})

test('labels come before namespaces', () => {
  assert.equal(unselected({ serviceMonitorSelector: { matchLabels: { release: 'stack' } } }), [
    ['labels', 'serviceMonitorSelector', 'release=stack'],
  ])
})

test('the label is mended in the environment’s file, beside what stands there', () => {
  const own = { ...environment, prometheus: { monitorLabels: { team: 'infra' } } }
  const [finding] = labelFindings(
    own,
    selection({ serviceMonitorSelector: { matchLabels: { release: 'stack' } } }),
    'why',
  )
  assert.is(
    finding?.what,
    'The Prometheus monitoring/k8s selects only what has release=stack; the ServiceMonitor lyon-node-exporter has not.',
  )
  assert.equal(finding?.mend, { line: "prometheus: { monitorLabels: { team: 'infra', release: 'stack' } }" })
})

test('a selector that no label meets is told, not mended', () => {
  const never = { matchExpressions: [{ key: 'environment', operator: 'DoesNotExist' }] }
  const [finding] = labelFindings(environment, selection({ serviceMonitorSelector: never }), 'why')
  assert.ok(finding && 'advice' in finding.mend)
})

test('a namespace gets the label that the selector asks for; without a selector, both namespaces are named', () => {
  const asked = selection({
    serviceMonitorSelector: {},
    serviceMonitorNamespaceSelector: { matchLabels: { monitored: 'yes' } },
  })
  assert.equal(namespaceFindings(environment, asked, 'why')[0]?.mend, {
    command: 'kubectl label namespace proxmox monitored=yes',
  })
  assert.equal(namespaceFindings(environment, selection({ serviceMonitorSelector: {} }), 'why')[0]?.mend, {
    command:
      'kubectl --namespace monitoring patch prometheus k8s --type merge --patch \'{"spec":{"serviceMonitorNamespaceSelector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"In","values":["monitoring","proxmox"]}]}}}\'',
  })
})

test('of several Prometheuses the one that selects most is meant, or else the one that misses by least', () => {
  const all = { serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {} }
  const none = { serviceMonitorSelector: { matchLabels: { a: '1', b: '2', c: '3' } } }
  const near = { serviceMonitorSelector: { matchLabels: { release: 'stack' } } }
  assert.is(nearest([none, all, near].map(selection))?.prometheus.spec, all)
  assert.is(nearest([none, near].map(selection))?.prometheus.spec, near)
  assert.is(nearest([]), undefined)
})

test('one that misses only the namespace is nearer than one that misses a label', () => {
  const label = { serviceMonitorSelector: { matchLabels: { release: 'stack' } } }
  const namespace = {
    serviceMonitorSelector: {},
    serviceMonitorNamespaceSelector: { matchLabels: { monitored: 'yes' } },
  }
  assert.is(nearest([label, namespace].map(selection))?.prometheus.spec, namespace)
})

test.run()
