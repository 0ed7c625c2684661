import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { change } from './change.ts'
import { pveCluster } from './pve-cluster.ts'
import { isQuorate, sees } from './view.ts'

const three = pveCluster({ nodes: 3, guests: 0 })
const two = change(pveCluster({ nodes: 2, guests: 0 }), { qdevice: { host: 'q:5403', connected: true } })
const quorate = (cluster: typeof three, node: string) => isQuorate({ cluster, node })

test('a cluster is quorate until half of it is gone', () => {
  const gone = (...names: string[]) =>
    change(structuredClone(three), {
      nodes: Object.fromEntries(names.map(name => [name, { online: false }])),
    })
  assert.is(quorate(gone(), 'pve01'), true)
  assert.is(quorate(gone('pve02'), 'pve01'), true)
  assert.is(quorate(gone('pve02', 'pve03'), 'pve01'), false)
})

test('in a partition each side sees its own, and the larger has quorum', () => {
  const parted = { ...three, partition: [['pve01'], ['pve02', 'pve03']] }
  assert.is(sees({ cluster: parted, node: 'pve01' }, 'pve02'), false)
  assert.is(quorate(parted, 'pve01'), false)
  assert.is(quorate(parted, 'pve03'), true)
})

test('the quorum device carries one of two nodes, and the lowest in a partition', () => {
  assert.is(quorate({ ...two, nodes: { ...two.nodes, pve01: off('pve01') } }, 'pve02'), true)
  const parted = { ...two, partition: [['pve01'], ['pve02']] }
  assert.equal([quorate(parted, 'pve01'), quorate(parted, 'pve02')], [true, false])
})

test('without its quorum device one of two nodes has no quorum', () => {
  const lost = { ...two, qdevice: { host: 'q:5403', connected: false } }
  assert.is(quorate(lost, 'pve02'), true)
  assert.is(quorate({ ...lost, nodes: { ...lost.nodes, pve01: off('pve01') } }, 'pve02'), false)
})

test('what is said of quorum outright goes before the votes', () => {
  assert.is(quorate({ ...three, quorate: false }, 'pve01'), false)
})

const off = (name: string) => ({ ...(two.nodes[name] as (typeof two.nodes)[string]), online: false })

test.run()
