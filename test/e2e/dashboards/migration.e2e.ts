import { deepEqual, ok } from 'node:assert/strict'
import { asked } from '../../monitoring/dashboards/asked.ts'
import { filled } from '../../monitoring/dashboards/filled.ts'
import { chapter } from '../laboratory/chapter.ts'
import { allAnswers } from './answers.ts'
import { cluster, three, waitFor } from './shared.ts'
import { viewing } from './viewing.ts'

const test = chapter('during a migration')

const picked = viewing(['three', 'twin', 'alone'], {
  node: ['pve1', 'pve2', 'pve3'],
  hypervisor: 'pve1|three',
  guest: 'qemu/101|three',
})

test('no query joins many to many, and the table of guests has the node where the guest is', async () => {
  await three.change({ guests: { 101: { node: 'pve2' } } })
  await waitFor('the guest on its new node', async () => {
    const [info] = await cluster.prometheus.query(
      'pve_guest_info{environment="three",id="qemu/101",node="pve2"}',
    )
    return info !== undefined
  })
  const faults = (await allAnswers(asked, picked)).flatMap(({ error, dashboard, place }) =>
    error === undefined ? [] : [`${dashboard}: ${place}: ${error}`],
  )
  deepEqual(faults, [])
  const guests = asked.find(
    ({ dashboard, place }) => dashboard === 'Proxmox / Guests' && place === 'panel Guests found, Status',
  )
  ok(guests)
  await cluster.eventually('the guest in the table', async () => {
    const rows = await cluster.prometheus.query(filled(guests.expression, picked))
    deepEqual(
      rows
        .filter(({ metric }) => metric.environment === 'three' && metric.id === 'qemu/101')
        .map(({ metric }) => metric.node),
      ['pve2'],
    )
  })
})

test.run()
