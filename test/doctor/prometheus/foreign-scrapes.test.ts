import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { foreignScrapes } from '../../../lib/doctor/prometheus/foreign-scrapes.ts'
import type { Target } from '../../../lib/doctor/prometheus/targets.ts'

const target = (labels: Record<string, string>, discoveredLabels: Record<string, string> = {}): Target => ({
  labels,
  discoveredLabels,
  scrapePool: `serviceMonitor/monitoring/${labels.job}/0`,
  scrapeUrl: 'http://10.244.0.9:9221/pve',
  health: 'up',
  lastError: '',
})
const helm = {
  __meta_kubernetes_service_annotation_meta_helm_sh_release_name: 'old',
  __meta_kubernetes_service_annotation_meta_helm_sh_release_namespace: 'monitoring',
}
const old = { job: 'old-pve-exporter', instance: '10.244.0.9:9221', namespace: 'monitoring' }
const own = [
  { environment: 'lyon', job: 'proxmox-pve-cluster', id: 'cluster/lyon' },
  { environment: 'lyon', job: 'proxmox-pve-cluster', id: 'node/pve1' },
]

test('a release that scrapes the same cluster is told with its name', () => {
  const found = foreignScrapes('lyon', [...own, { ...old, id: 'cluster/lyon' }], [target(old, helm)])
  assert.equal(
    found.map(({ release }) => release),
    [{ name: 'old', namespace: 'monitoring' }],
  )
})

test('another cluster with a node of the same name is none of it', () => {
  const other = [
    { ...old, id: 'cluster/paris' },
    { ...old, id: 'node/pve1' },
  ]
  assert.equal(foreignScrapes('lyon', [...own, ...other], [target(old)]), [])
})

test('hosts that stand alone are told apart by their nodes', () => {
  const alone = own.slice(1)
  assert.is(foreignScrapes('lyon', [...alone, { ...old, id: 'node/pve1' }], [target(old)]).length, 1)
})

test('series that nobody scrapes any more, and other environments, do not count', () => {
  const metrics = [
    ...own,
    { ...old, id: 'cluster/lyon' },
    { ...old, environment: 'lyon-next', id: 'cluster/lyon' },
  ]
  assert.equal(foreignScrapes('lyon', metrics, []), [])
  assert.equal(foreignScrapes('lyon', metrics.slice(0, 2).concat(metrics.slice(3)), [target(old)]), [])
})

test.run()
