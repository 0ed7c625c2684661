import { join } from 'node:path'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { kubectlSuite, kustomize, type Rendered } from '../kubectl.ts'
import { validateModel } from '../models.ts'
import { built } from '../tree.ts'

const test = kubectlSuite('how dashboards reach Grafana')

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
}

const rendered = (dashboards: Environment['dashboards']): Rendered[] => {
  const { root, remove } = built({ lab: { ...lab, ...(dashboards !== undefined && { dashboards }) } })
  try {
    return kustomize(join(root, 'overlays/lab'))
  } finally {
    remove()
  }
}

/** Objects of a kind, of ConfigMaps those of dashboards. */
const ofKind = (objects: Rendered[], kind: string) =>
  objects.filter(
    object => object.kind === kind && (kind !== 'ConfigMap' || /-dashboard-/.test(object.metadata.name)),
  )

const names = [
  'lab-proxmox-monit-dashboard-backups',
  'lab-proxmox-monit-dashboard-ceph',
  'lab-proxmox-monit-dashboard-cluster',
  'lab-proxmox-monit-dashboard-exporters',
  'lab-proxmox-monit-dashboard-fleet',
  'lab-proxmox-monit-dashboard-guests',
  'lab-proxmox-monit-dashboard-hypervisor',
  'lab-proxmox-monit-dashboard-storage-and-backup',
]

test('each comes once, in a ConfigMap whose name has no hash and whose key no other has', () => {
  const maps = ofKind(rendered(undefined), 'ConfigMap')
  assert.equal(maps.map(({ metadata }) => metadata.name).sort(), names)
  const keys = maps.flatMap(({ data }) => Object.keys(data))
  assert.equal(new Set(keys).size, names.length)
  for (const { data } of maps)
    for (const [key, text] of Object.entries<string>(data)) assert.is(`${JSON.parse(text).uid}.json`, key)
})

test("they carry the sidecar's label, the folder, and what keeps Flux from Grafana's variables", () => {
  for (const map of ofKind(rendered(undefined), 'ConfigMap')) {
    assert.equal(map.metadata.labels, {
      'app.kubernetes.io/part-of': 'proxmox-monitoring',
      environment: 'lab',
      grafana_dashboard: '1',
    })
    assert.equal(Reflect.get(map.metadata, 'annotations'), {
      grafana_folder: 'Proxmox',
      'kustomize.toolkit.fluxcd.io/substitute': 'disabled',
    })
    assert.not.throws(() => validateModel(map))
  }
})

test("folder and the sidecar's labels are the environment's", () => {
  const maps = ofKind(
    rendered({ folder: 'Virtualisation', sidecarLabels: { 'example.com/dashboard': 'yes' } }),
    'ConfigMap',
  )
  assert.is(maps.length, names.length)
  for (const { metadata } of maps) {
    assert.is(Reflect.get(metadata, 'annotations').grafana_folder, 'Virtualisation')
    assert.is(metadata.labels?.['example.com/dashboard'], 'yes')
    assert.is(metadata.labels?.grafana_dashboard, undefined)
  }
})

test('for the Grafana operator there is a GrafanaDashboard for each ConfigMap, which no sidecar finds', () => {
  const objects = rendered({
    folder: 'Virtualisation',
    grafanaOperator: { instanceLabels: { team: 'platform' } },
  })
  const maps = ofKind(objects, 'ConfigMap')
  assert.ok(maps.every(({ metadata }) => metadata.labels?.grafana_dashboard === undefined))
  const dashboards = ofKind(objects, 'GrafanaDashboard')
  assert.equal(dashboards.map(({ metadata }) => metadata.name).sort(), names)
  for (const dashboard of dashboards) {
    const { spec, metadata } = dashboard
    assert.equal(spec.instanceSelector, { matchLabels: { team: 'platform' } })
    assert.is(spec.folder, 'Virtualisation')
    const map = maps.find(one => one.metadata.name === spec.configMapRef.name)
    assert.equal(Object.keys(map?.data), [spec.configMapRef.key])
    assert.is(map?.metadata.namespace, metadata.namespace)
    assert.not.throws(() => validateModel(dashboard))
  }
})

test('dashboards: false leaves them out', () => {
  const objects = rendered(false)
  assert.equal([...ofKind(objects, 'ConfigMap'), ...ofKind(objects, 'GrafanaDashboard')], [])
})

test.run()
