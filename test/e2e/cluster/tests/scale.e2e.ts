import { deepEqual, equal, ok } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { pveCluster } from '../../../pve-api/pve-cluster.ts'
import { chapter } from '../../laboratory/chapter.ts'
import type { Proxmox } from '../../laboratory/proxmox.ts'
import { parsed } from '../../laboratory/tree.ts'
import { cache } from '../paths.ts'
import { type Measured, measure, memory, stored } from './measure.ts'
import { type Size, scaleEnvironments, sizes } from './scale-environments.ts'
import { eventually, kubectl, laboratory, waitFor } from './shared.ts'
import { table } from './table.ts'

const test = chapter('at scale,')

const names = Object.keys(sizes) as Size[]
const tree = await laboratory.tree('scale', scaleEnvironments)
const simulated = {} as Record<Size, Proxmox>
for (const size of names) {
  const environment = scaleEnvironments[size]
  const { hypervisors } = environment
  simulated[size] = await laboratory.proxmox(size, environment, {
    together: size,
    model: accounts =>
      pveCluster({
        ...sizes[size],
        name: size,
        nodeName: number => hypervisors[number - 1]?.name ?? '',
        address: number => hypervisors[number - 1]?.address ?? '',
        accounts,
      }),
  })
  await laboratory.secret('monitoring', `pve-${size}`, simulated[size].secret)
}

const measured: Partial<Record<Size, Measured>> = {}
const of = (size: Size) => measured[size] ?? notMeasured(size)

test('the exporters of clusters of 50, 1,000 and 10,000 guests are Ready', async () => {
  for (const size of names) {
    // Before Prometheus knows of them: what is measured first has the exporter to itself.
    const objects = parsed(await tree.render(size)).filter(({ kind }) => kind !== 'ServiceMonitor')
    await kubectl.apply(objects)
  }
  for (const size of names) await laboratory.ready(size, 'monitoring')
})

for (const size of names) {
  const { nodes, guests } = sizes[size]
  test(`a scrape of ${nodes} hypervisors and ${guests} guests makes 11 calls, and gives a guest 37 series`, async () => {
    measured[size] = await waitFor('an answer', () => measure(size, simulated[size]))
    equal(of(size).calls, 11)
    equal(of(size).mostOfAGuest, 37)
  })
}

test('Prometheus scrapes them all within their timeout', async () => {
  for (const size of names) await kubectl.apply(await tree.render(size))
  for (const size of names) await laboratory.scraped(size, 2)
})

for (const size of names)
  test(`of ${sizes[size].guests} guests Prometheus stores at most 28 series each`, async () => {
    // A target is up before its series can be asked for.
    await eventually(`the series of ${size}`, async () => {
      Object.assign(of(size), await stored(size))
      equal(of(size).scraped, of(size).series)
    })
    ok(of(size).storedOfAGuest <= 28, `${of(size).storedOfAGuest}`)
  })

test("the exporter's memory stays under its limit with 10,000 guests, also with two scrapes at once", async () => {
  await waitFor('two answers at once', () =>
    Promise.all([measure('large', simulated.large), measure('large', simulated.large)]),
  )
  for (const size of names) of(size).peak = (await memory(size)).peak
  const { peak, limit, restarts } = await memory('large')
  deepEqual([limit, restarts], [512 * 2 ** 20, 0])
  ok(peak < limit, `${peak} of ${limit}`)
})

test.after(async () => {
  const rows = names.flatMap(size => measured[size] ?? [])
  process.stdout.write(`\n${table(rows)}\n`)
  writeFileSync(join(cache, 'scale.json'), `${JSON.stringify(rows, null, 2)}\n`)
})

function notMeasured(size: Size): never {
  throw new Error(`${size} was not measured: ${stringify(measured)}`)
}

test.run()
