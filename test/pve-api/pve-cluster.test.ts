import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { clusterResources } from './answers/cluster-resources.ts'
import { change } from './change.ts'
import { pveCluster } from './pve-cluster.ts'
import type { View } from './view.ts'

test('a cluster of 32 nodes and 10,000 guests has a resource for each', () => {
  const view: View = {
    cluster: pveCluster({ nodes: 32, guests: 10_000 }),
    node: 'pve01',
    now: 1_800_000_000,
    account: { secret: '', role: 'PVEAuditor' },
  }
  assert.is(clusterResources(view, { type: 'node' }).length, 32)
  assert.is(clusterResources(view, { type: 'vm' }).length, 10_000)
  assert.is(clusterResources(view, { type: 'storage' }).length, 96)
})

test('the same size gives the same cluster', () => {
  assert.equal(pveCluster({ nodes: 3, guests: 50 }), pveCluster({ nodes: 3, guests: 50 }))
})

test('a change merges objects, removes by null and replaces lists', () => {
  const cluster = change(pveCluster({ nodes: 2, guests: 2 }), {
    guests: { 100: { status: 'stopped' }, 101: null },
    storages: { ceph: { missingOn: ['pve02'] } },
  })
  assert.is(cluster.guests[100]?.status, 'stopped')
  assert.is(cluster.guests[100]?.name, 'guest-100')
  assert.equal(Object.keys(cluster.guests), ['100'])
  assert.equal(cluster.storages.ceph?.missingOn, ['pve02'])
})

test.run()
