import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { clusterDifference } from '../../lib/difference/cluster-difference.ts'
import type { RenderedObject } from '../../lib/difference/rendering/object.ts'
import { renderingOf } from '../../lib/difference/rendering/rendering.ts'
import { plain } from '../../lib/difference/report/text-report.ts'
import type { Environment } from '../../lib/environment.ts'
import { texts } from '../generate/overlay/render.ts'
import { treeOf } from './compared.ts'

const test = suite('what applying would change')

const lab: Environment = {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.11' },
    { name: 'pve2', address: '198.51.100.12' },
  ],
  pveExporter: { tls: 'insecure' },
  dashboards: false,
}
const rendering = renderingOf(treeOf(texts({ lab })), 'lab')
const object = (kind: string, name: string): RenderedObject =>
  structuredClone(rendering.objects.get(`${kind} proxmox-monit-${name}`)?.value() as RenderedObject)

/** An object as the server gives it, with what it writes itself. */
const served = (one: RenderedObject, generation: number): RenderedObject => ({
  ...one,
  metadata: { ...one.metadata, generation, resourceVersion: '7', uid: 'a' } as RenderedObject['metadata'],
  status: { observedGeneration: generation },
})

const said = (
  applied: { live?: RenderedObject; merged?: RenderedObject }[],
  leftOver: RenderedObject[] = [],
) => clusterDifference('lab', rendering, applied, leftOver, false).sentences.map(plain)

test('what differs is told as in a review; what the server counts is not', () => {
  const live = served(object('Deployment', 'pve-exporter'), 3)
  const merged = served(
    JSON.parse(JSON.stringify(object('Deployment', 'pve-exporter')).replace(':3.10.2', ':3.10.9')),
    4,
  )
  assert.equal(said([{ live, merged }]), [
    'image prompve/prometheus-pve-exporter: 3.10.2 → 3.10.9',
    'pods are replaced: pve-exporter',
  ])
})

test('only what the server counts is no difference', () => {
  const service = object('Service', 'pve-exporter')
  assert.equal(said([{ live: served(service, 1), merged: served(service, 2) }]), [])
})

test('a hypervisor that one of two objects still has is not gone', () => {
  const merged = object('Endpoints', 'node-exporter')
  const live = JSON.parse(JSON.stringify(merged).replace('198.51.100.12', '198.51.100.99'))
  assert.equal(said([{ live, merged }]), ['pve2 198.51.100.99 → .12'])
})

test('rules are compared as in a review', () => {
  const merged = object('PrometheusRule', 'rules')
  const live = JSON.parse(JSON.stringify(merged).replace('> 0.8"', '> 0.85"'))
  assert.equal(said([{ live, merged }]), ['ProxmoxStorageUsageHigh 85 % → 80 %'])
})

test('an environment of which nothing stands there comes as a whole', () => {
  const all = [...rendering.objects.values()].map(({ value }) => ({ merged: value() }))
  assert.equal(said(all), ['new environment in namespace monitoring: 16 objects, 2 hypervisors (pve1, pve2)'])
})

test('what stands there and is no longer rendered goes', () => {
  const role = { ...object('Service', 'pve-exporter'), kind: 'Role' }
  assert.equal(said([], [role]), [
    '1 object goes: Role pve-exporter; kubectl apply leaves it there: delete it by hand',
  ])
})

test.run()
