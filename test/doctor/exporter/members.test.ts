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

test.run()
