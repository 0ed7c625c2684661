import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { lastChange, olderPods } from '../../../lib/doctor/checks/PM314.ts'
import { podsWith } from '../recorded/workloads.ts'

const lab = { namespace: 'monitoring', name: 'static' }

/** A Secret as kubectl's server-side apply of `stringData` leaves it, changed at this time. */
const secret = (changed: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name: 'pve-dual',
    namespace: 'monitoring',
    creationTimestamp: '2026-11-26T20:26:59Z',
    managedFields: [
      {
        manager: 'kubectl',
        operation: 'Apply',
        time: changed,
        fieldsV1: { 'f:stringData': { 'f:PVE_USER': {} } },
      },
      {
        manager: 'kubectl-label',
        operation: 'Update',
        time: '2026-11-27T00:00:00Z',
        fieldsV1: { 'f:metadata': {} },
      },
    ],
  },
})

test('what changes labels does not change what a Secret holds', () => {
  assert.is(lastChange(secret('2026-11-26T20:49:18Z')), Date.parse('2026-11-26T20:49:18Z') / 1000)
})

test('pods that started before the Secret changed are told together, and restarted by one command', () => {
  const findings = olderPods(podsWith('rotated'), secret('2026-11-26T20:49:18Z'), lab)
  assert.is(findings.length, 1)
  assert.match(
    findings[0]?.what ?? '',
    /^Pod \S+, Pod \S+ started before Secret monitoring\/pve-dual last changed/,
  )
  assert.equal(findings[0]?.mend, {
    command:
      'kubectl --namespace monitoring rollout restart deployment --selector app.kubernetes.io/component=pve-exporter,environment=static',
  })
})

test('pods that started later ask with the new token', () => {
  assert.equal(olderPods(podsWith('rotated'), secret('2026-11-26T20:27:00Z'), lab), [])
})

test.run()
