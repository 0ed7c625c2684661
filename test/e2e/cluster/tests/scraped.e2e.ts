import { deepEqual, equal } from 'node:assert/strict'
import { chapter } from '../../laboratory/chapter.ts'
import { nameOf } from '../../laboratory/laboratory.ts'
import { cluster, laboratory, newyork, tree } from './shared.ts'

const test = chapter('an environment')

test('is applied, admitted under restricted and Ready', async () => {
  await laboratory.secret('monitoring', 'pve-exporter', newyork.secret)
  await laboratory.apply(await tree.render('recette-newyork'))
  deepEqual(await laboratory.ready('recette-newyork', 'monitoring'), [
    'recette-newyork-proxmox-monit-pve-exporter',
    'recette-newyork-proxmox-monit-pve-exporter-node',
  ])
})

test('has the targets that it should, all of them up', async () => {
  deepEqual((await laboratory.scraped('recette-newyork', 6)).map(nameOf), [
    'proxmox-node-exporter virtrc18u',
    'proxmox-pve-cluster recette-newyork-proxmox-monit-pve-exporter-hypervisor',
    'proxmox-pve-exporter pve-exporter',
    'proxmox-pve-exporter pve-exporter-node',
    'proxmox-pve-node virtrc18u',
    'proxmox-pve-node virtrc19u',
  ])
})

test("brings the seed's pve_up into Prometheus", async () => {
  const [sample] = await cluster.prometheus.query(
    'pve_up{id="cluster/kubeRCnewyork",job="proxmox-pve-cluster"}',
  )
  equal(sample?.value, 1)
  equal(sample?.metric.environment, 'recette-newyork')
})

test.run()
