import { deepEqual, equal } from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { command } from '../../cluster/command.ts'
import { nodeName } from '../../cluster/node.ts'
import { restrictedNamespace } from '../../cluster/operator.ts'
import { repository } from '../../cluster/paths.ts'
import { chapter } from '../../laboratory/chapter.ts'
import { parsed, shipped } from '../../laboratory/tree.ts'
import { images, needed, nodeLabels } from './needed.ts'
import { kubectl, laboratory, newyork, waitFor } from './shared.ts'

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

test('sandbox is gone with all its objects once it is deleted', async () => {
  const { yaml, objects, namespace } = overlays.find(({ name }) => name === 'sandbox') ?? fail()
  await kubectl(['delete', '--wait=false', '--filename=-'], yaml)
  const kinds = [...new Set(objects.map(({ kind }) => kind.toLowerCase())), 'pod', 'endpointslice']
  const left = () =>
    kubectl([
      'get',
      kinds.join(),
      `--namespace=${namespace}`,
      '--selector=environment=sandbox',
      '--output=name',
    ])
  await waitFor('all to be gone', async () => (await left()) === '')
  equal(await left(), '')
})

// The others make room; recette-newyork goes on.
test.after(async () => {
  for (const { name, yaml } of overlays.filter(({ name }) => !['recette-newyork', 'sandbox'].includes(name)))
    await kubectl(['delete', '--wait=false', '--filename=-'], yaml).catch(error => {
      throw new Error(`${name}: ${error.message}`)
    })
})

/** The image under the names that an operator's own registry gives it. */
async function providePrivateImages() {
  const inContainerd = (...args: string[]) =>
    command('ctr', ['--namespace', 'k8s.io', 'images', 'tag', '--force', ...args])
  for (const image of new Set(images(all).filter(image => /^[^/]*\./.test(image))))
    await inContainerd('docker.io/prompve/prometheus-pve-exporter:3.10.2', image)
}

function fail(): never {
  throw new Error('no overlay sandbox')
}

test.run()
