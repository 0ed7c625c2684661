import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Answered } from '../../../lib/doctor/exporter/ask-exporter.ts'
import { clusters, membersSeen, missingIn, unknownIn } from '../../../lib/doctor/exporter/members.ts'
import { samplesOf } from '../../../lib/doctor/exporter/samples.ts'

// The exporter 3.10.2, asked for one node with cluster=1 and node=0, the collectors of the cluster switched off.
const body = (...nodes: string[]) =>
  [
    '# HELP pve_node_info Node info',
    '# TYPE pve_node_info gauge',
    ...nodes.map(
      (name, index) => `pve_node_info{id="node/${name}",level="",name="${name}",nodeid="${index + 1}"} 1.0`,
    ),
    'pve_version_info{release="9.1",repoid="5ac30304265fbd8e",version="9.1.4"} 1.0',
    '',
  ].join('\n')

const answer = (name: string, ...nodes: string[]): Answered => ({
  pod: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'exporter' }, spec: {} },
  hypervisor: { name, address: '198.51.100.18', exporters: ['pve'] },
  target: name,
  samples: samplesOf(body(...nodes), ['pve_node_info']),
})

test('hypervisors that name the same members are one cluster', () => {
  const seen = membersSeen([answer('pve1', 'pve1', 'pve2'), answer('pve2', 'pve2', 'pve1')])
  assert.is(clusters(seen).length, 1)
})

test('hosts that each name themselves are as many clusters', () => {
  const seen = membersSeen([answer('pve1', 'pve1'), answer('pve2', 'pve2')])
  assert.equal(
    clusters(seen).map(group => group.map(({ hypervisor }) => hypervisor.name)),
    [['pve1'], ['pve2']],
  )
})

test('members and names in the file are compared without regard to capitals', () => {
  const [seen] = membersSeen([answer('pve1', 'PVE1', 'pve2')]) as [ReturnType<typeof membersSeen>[0]]
  assert.equal(missingIn(['pve1'], seen), ['pve2'])
  assert.equal(unknownIn(['pve1', 'pve9'], seen), ['pve9'])
})

test('one that did not answer says nothing of its cluster', () => {
  const { samples: _, ...silent } = answer('pve2')
  assert.equal(membersSeen([silent]), [])
})

test('series are read by name, with their labels and values, and others passed over', () => {
  const text = [
    '# HELP pve_up a',
    'pve_up{id="node/pve1"} 1.0',
    'pve_up 0',
    'pve_up{id="a\\\\b",name="say \\"c\\", {d}"} 2.5e1',
    'pve_other 1',
    ' pve_up 3',
    'pve_up 4 5',
    'pve_up{} 6',
    'Pve_up 7',
    '',
  ].join('\n')
  assert.equal(samplesOf(text, ['pve_up', 'Pve_up']), [
    { name: 'pve_up', labels: { id: 'node/pve1' }, value: 1 },
    { name: 'pve_up', labels: {}, value: 0 },
    { name: 'pve_up', labels: { id: 'a\\b', name: 'say "c", {d}' }, value: 25 },
    { name: 'pve_up', labels: {}, value: 6 },
    { name: 'Pve_up', labels: {}, value: 7 },
  ])
})

test.run()
