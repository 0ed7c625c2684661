import { deepEqual } from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { chapter } from '../../laboratory/chapter.ts'
import { parsed, shipped } from '../../laboratory/tree.ts'
import { command } from '../command.ts'
import { define } from '../definitions.ts'
import { nodeName } from '../node.ts'
import { restrictedNamespace } from '../operator.ts'
import { repository } from '../paths.ts'
import { grafanaDashboardDefinition } from './grafana-dashboard-definition.ts'
import { images, needed, nodeLabels } from './needed.ts'
import { cluster, kubectl, laboratory, newyork, waitFor } from './shared.ts'

const test = chapter('the overlay')

const overlays = await Promise.all(
  readdirSync(join(repository, 'overlays')).map(async name => {
    const yaml = await shipped(name)
    const objects = parsed(yaml)
    return { name, yaml, objects, namespace: objects[0]?.metadata.namespace as string }
  }),
)
const all = overlays.flatMap(({ objects }) => objects)

await kubectl.apply([...new Set(overlays.map(({ namespace }) => namespace))].map(restrictedNamespace))
await define(cluster, stringify(grafanaDashboardDefinition))
await kubectl.apply(needed(all, newyork.ca))
for (const label of new Set(nodeLabels(all))) await kubectl(['label', 'node', nodeName, label, '--overwrite'])
await providePrivateImages()

for (const { name, yaml, objects } of overlays)
  test(`${name} is accepted by strict validation, with no warning but for v1 Endpoints`, async () => {
    const deprecated = 'Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'
    const hasEndpoints = objects.some(({ kind }) => kind === 'Endpoints')
    deepEqual(await laboratory.apply(yaml), hasEndpoints ? [deprecated] : [])
  })

for (const { name, namespace } of overlays)
  test(`${name} has pods that are admitted under restricted and become Ready`, async () => {
    deepEqual(await laboratory.ready(name, namespace), [
      `${name}-proxmox-monit-pve-exporter`,
      `${name}-proxmox-monit-pve-exporter-node`,
    ])
  })

// The one that stays goes on as an environment of `environments.e2e.ts`.
for (const { name, yaml, objects, namespace } of overlays.filter(({ name }) => name !== 'recette-newyork'))
  test(`${name} is gone with all its objects once it is deleted`, async () => {
    await kubectl(['delete', '--wait=false', '--filename=-'], yaml)
    const kinds = [...new Set(objects.map(({ kind }) => kind.toLowerCase())), 'pod', 'endpointslice']
    const own = [`--namespace=${namespace}`, `--selector=environment=${name}`, '--output=name']
    await waitFor('all to be gone', async () => (await kubectl(['get', kinds.join(), ...own])) === '')
  })

/** The image under the names that an operator's own registry gives it. */
async function providePrivateImages() {
  const inContainerd = (...args: string[]) =>
    command('ctr', ['--namespace', 'k8s.io', 'images', 'tag', '--force', ...args])
  for (const image of new Set(images(all).filter(image => /^[^/]*\./.test(image))))
    await inContainerd('docker.io/prompve/prometheus-pve-exporter:3.10.2', image)
}

test.run()
