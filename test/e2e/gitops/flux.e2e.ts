import { deepEqual } from 'node:assert/strict'
import type { Environment } from '../../../lib/environment.ts'
import { chapter } from '../laboratory/chapter.ts'
import { nameOf } from '../laboratory/laboratory.ts'
import { bringByFlux } from './controllers.ts'
import { byFlux, seen, virtrc18u, virtrc19u } from './environments.ts'
import { ofEnvironment, quorumSeenBy, reconciled, standing } from './observed.ts'
import { cluster, laboratory, tree } from './shared.ts'

const test = chapter('Flux')

const mode = (discovery: Environment['discovery'] & string) => seen({ discovery, delivery: byFlux })

let commit = ''

test('given what is generated for it, once, it brings an environment', async () => {
  commit = await tree.push('an environment')
  await bringByFlux()
  await reconciled('proxmox-monitoring-recette-newyork', commit)
  await quorumSeenBy(['recette-newyork'])
})

test('a push brings environments of the other modes, with no other step', async () => {
  tree.write('slices', mode('endpointslices'))
  tree.write('static', mode('static'))
  commit = await tree.push('two more')
  for (const name of ['recette-newyork', 'slices', 'static'])
    await reconciled(`proxmox-monitoring-${name}`, commit)
  await quorumSeenBy(['recette-newyork', 'slices', 'static'])
})

test('the targets are the same in all three modes', async () => {
  for (const name of ['recette-newyork', 'slices', 'static']) {
    const targets = (await laboratory.scraped(name, 5)).map(nameOf)
    deepEqual(
      targets.map(target => target.replace(name, '<environment>')),
      [
        'proxmox-node-exporter virtrc18u',
        'proxmox-pve-cluster <environment>-proxmox-monit-pve-exporter-hypervisor',
        'proxmox-pve-exporter pve-exporter',
        'proxmox-pve-exporter pve-exporter-node',
        'proxmox-pve-node virtrc18u',
      ],
    )
  }
})

test('its objects are Ready, and no condition says anything else', () =>
  // Every two seconds, while it looks again, there is one more.
  cluster.eventually('such conditions', async () => {
    const { items } = await cluster.kubectl.get(
      ...[
        'kustomizations.kustomize.toolkit.fluxcd.io,gitrepositories.source.toolkit.fluxcd.io',
        '--namespace=flux-system',
      ],
    )
    const told = items.flatMap(({ metadata, status }: { metadata: { name: string }; status: never }) =>
      (Reflect.get(status, 'conditions') as { type: string; status: string }[]).map(
        ({ type, status }) => `${metadata.name} ${type} ${status}`,
      ),
    )
    deepEqual(told.sort(), [
      'proxmox-monitoring ArtifactInStorage True',
      'proxmox-monitoring Ready True',
      'proxmox-monitoring Ready True',
      'proxmox-monitoring-recette-newyork Healthy True',
      'proxmox-monitoring-recette-newyork Ready True',
      'proxmox-monitoring-slices Healthy True',
      'proxmox-monitoring-slices Ready True',
      'proxmox-monitoring-static Healthy True',
      'proxmox-monitoring-static Ready True',
    ])
  }))

test('a push that adds a hypervisor adds its targets', async () => {
  tree.write('recette-newyork', { ...mode('endpoints'), hypervisors: [virtrc18u, virtrc19u] })
  commit = await tree.push('a hypervisor')
  deepEqual(
    (await laboratory.scraped('recette-newyork', 7)).map(nameOf).filter(name => /virtrc19u/.test(name)),
    ['proxmox-node-exporter virtrc19u', 'proxmox-pve-node virtrc19u'],
  )
})

test('a push that removes environments prunes all that they made, and nothing else', async () => {
  const before = await standing('monitoring')
  tree.remove('slices')
  tree.remove('static')
  commit = await tree.push('without two')
  await cluster.waitFor('the Kustomizations to go', async () => {
    const names = await cluster.kubectl([
      'get',
      'kustomizations.kustomize.toolkit.fluxcd.io',
      '-A',
      '-o',
      'name',
    ])
    return !/slices|static/.test(names)
  })
  const { others } = ofEnvironment(ofEnvironment(before, 'slices').others, 'static')
  // Kubernetes itself removes what it made for them, such as the Endpoints of their Services, a little later.
  await cluster.eventually('all that they made to go, and nothing else', async () =>
    deepEqual(await standing('monitoring'), others),
  )
})

test.run()
