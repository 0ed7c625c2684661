import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { patience, waitFor } from './e2e/cluster/wait.ts'
import { conditionOf } from './e2e/laboratory/condition.ts'
import { aboutPods, aboutReload, aboutRules, aboutTargets } from './e2e/laboratory/condition-lines.ts'
import { explainFirstFailure, onFirstFailure } from './e2e/laboratory/first-failure.ts'

// Shapes of `/api/v1/rules`, `/api/v1/targets` and `/api/v1/status/runtimeinfo` as Prometheus 3.10 gives them.

test('a rule that fails is told with its group and error, and one that was never evaluated', () => {
  const duplicate = 'vector contains metrics with the same labelset after applying rule labels'
  const group = (name: string, lastEvaluation: string, rule: object) => ({
    name,
    interval: 30,
    lastEvaluation,
    rules: [{ name: 'pve_up', lastError: '', ...rule }],
  })
  assert.equal(
    aboutRules([
      group('old-labels', '2026-11-26T20:41:09Z', { health: 'err', lastError: duplicate }),
      group('young', '0001-01-01T00:00:00Z', { health: 'unknown' }),
      group('well', '2026-11-26T20:41:09Z', { health: 'ok' }),
    ]),
    [
      `old-labels, every 30 s, evaluated 2026-11-26T20:41:09Z: pve_up is err: ${duplicate}`,
      'young, every 30 s, never evaluated: pve_up is unknown',
    ],
  )
})

test('a reload that failed is told', () => {
  const times = { startTime: '2026-11-26T20:00:00Z', lastConfigTime: '2026-11-26T20:01:00Z' }
  assert.match(aboutReload({ reloadConfigSuccess: false, ...times })[0] as string, /^last reload FAILED/)
  assert.match(aboutReload({ reloadConfigSuccess: true, ...times })[0] as string, /^last reload succeeded/)
})

test('a target that is down is told with its error, and one that is up is not', () => {
  const target = (instance: string, health: 'up' | 'down', lastError: string) => ({
    labels: { environment: 'lab', job: 'proxmox-node-exporter', instance },
    discoveredLabels: {},
    scrapePool: '',
    scrapeUrl: `http://${instance}:9100/metrics`,
    health,
    lastError,
    lastScrapeDuration: 0,
  })
  assert.equal(aboutTargets([target('pve1', 'up', ''), target('pve2', 'down', 'connection refused')]), [
    'lab proxmox-node-exporter pve2 http://pve2:9100/metrics is down connection refused',
  ])
})

test('a pod that waits is told with its reason, and one that was restarted', () => {
  const pod = (name: string, ready: 'True' | 'False', container: object) => ({
    metadata: { namespace: 'monitoring', name },
    status: {
      phase: ready === 'True' ? 'Running' : 'Pending',
      conditions: [{ type: 'Ready', status: ready }],
      containerStatuses: [{ name: 'pve-exporter', restartCount: 0, state: { running: {} }, ...container }],
    },
  })
  const waiting = { state: { waiting: { reason: 'ErrImageNeverPull' } } }
  const killed = { restartCount: 2, lastState: { terminated: { reason: 'OOMKilled' } } }
  assert.equal(
    aboutPods([pod('well', 'True', {}), pod('waits', 'False', waiting), pod('again', 'True', killed)]),
    [
      'monitoring/waits is not Ready (Pending): pve-exporter ErrImageNeverPull',
      'monitoring/again is Ready: pve-exporter restarted 2 times, last OOMKilled',
    ],
  )
})

test('what cannot be asked is told as such, and the rest goes on', async () => {
  const refused = () => Promise.reject(new Error('connection refused'))
  const kubectl = Object.assign(async () => 'level=info msg="sync prometheus"\n', { get: refused })
  const prometheus = { runtime: refused, rules: async () => [], targets: refused }
  const told = (await conditionOf(kubectl as never, prometheus as never)).join('\n')
  assert.match(told, 'Prometheus’s configuration:\n  not known: connection refused')
  assert.match(told, 'rules that fail or were not evaluated: none')
  assert.match(told, 'the log of the operator ends:\n  level=info msg="sync prometheus"')
})

test('only the first failure is explained', async () => {
  let asked = 0
  onFirstFailure(async () => {
    asked++
    return []
  })
  await explainFirstFailure()
  await explainFirstFailure()
  assert.is(asked, 1)
})

test('after a wait in vain there is less patience, so that a stage in which nothing works still ends', async () => {
  const before = patience()
  await waitFor('what comes', () => true, 0)
  assert.is(patience(), before)
  let message = ''
  await waitFor('what never comes', () => Promise.reject(new Error('it is not there')), 0).catch(error => {
    message = error.message
  })
  assert.is(message, 'waited 0 s for what never comes: it is not there')
  assert.ok(patience() < before)
})

test.run()
