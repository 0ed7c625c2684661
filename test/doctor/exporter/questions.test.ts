import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { reasonFor } from '../../../lib/doctor/exporter/answers.ts'
import { failedFor, namesOf } from '../../../lib/doctor/exporter/by-answers.ts'
import { questions } from '../../../lib/doctor/exporter/questions.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import type { Environment } from '../../../lib/environment.ts'
import { recetteNewyork } from '../../recette-newyork.ts'

const pod = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: {} })
const pods = { cluster: pod('cluster'), node: pod('node') }
const asked = (own: Partial<Environment> = {}, these: Partial<typeof pods> = pods) =>
  questions(complete('newyork', 'environments/newyork.ts', { ...recetteNewyork, ...own }), these).map(
    ({ pod, target }) => `${pod.metadata.name} ${target}`,
  )
const tls = { ...recetteNewyork.pveExporter, tls: { caConfigMap: 'pve-ca' } }

test('without verification hypervisors are asked by address, as the node scrape asks them', () => {
  assert.equal(asked(), [
    'cluster newyork-proxmox-monit-pve-exporter-hypervisor',
    'node 198.51.100.18:8006',
    'node 198.51.100.19:8006',
  ])
})

test('with verification they are asked by the names in their certificates', () => {
  assert.equal(asked({ pveExporter: tls }), ['cluster localhost', 'node virtrc18u', 'node virtrc19u'])
})

test('an exporter for the cluster alone is asked for the cluster alone', () => {
  assert.equal(asked({ pveExporter: { ...tls, nodeInterval: false } }, { cluster: pods.cluster }), [
    'cluster localhost',
  ])
})

test('a failed scrape’s reason is the line that names its host, or else one that names none', () => {
  const refused = { kind: 'refused', words: 'refused', host: '198.51.100.18' } as const
  const token = { kind: 'token', words: '401' } as const
  assert.is(reasonFor({ target: '198.51.100.18:8006' }, [refused, token]), refused)
  assert.is(reasonFor({ target: '198.51.100.19:8006' }, [refused, token]), token)
  assert.is(reasonFor({ target: '198.51.100.19:8006' }, [refused]).kind, 'other')
})

test('the cluster scrape is told only where no hypervisor tells the same', () => {
  const reason = { kind: 'token', words: '401 Unauthorized: invalid token value!' } as const
  const hypervisor = { name: 'pve1', address: '198.51.100.18', exporters: ['pve'] as const }
  const ofCluster = { pod: pods.cluster, target: 'localhost', reason }
  const ofNode = { pod: pods.node, target: 'pve1', hypervisor, reason }
  assert.is(namesOf(failedFor(['token'], [ofCluster, ofNode])), 'pve1 (198.51.100.18)')
  assert.is(namesOf(failedFor(['token'], [ofCluster])), 'localhost')
  assert.equal(failedFor(['rights'], [ofCluster, ofNode]), [])
})

test.run()
