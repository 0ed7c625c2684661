import * as assert from 'uvu/assert'
import type { Environment } from '../../../lib/environment.ts'
import { kubectlSuite, type Rendered } from '../../kubectl.ts'
import { lab, modes, problemsOf, render } from './render.ts'
import { targetsOf } from './targets.ts'

const test = kubectlSuite('several environments')

const paris: Environment = {
  namespace: 'paris',
  dashboards: false,
  hypervisors: [{ name: 'pve1', address: '203.0.113.1' }],
  pveExporter: { tls: 'insecure' },
}

for (const discovery of modes) {
  const clusters = { lab: { ...lab, discovery }, paris: { ...paris, discovery } }

  test(`${discovery}: several Proxmox VE clusters under one Prometheus have series that their environment tells apart`, () => {
    assert.equal(problemsOf(clusters), [])
    const all = render(clusters).flatMap(objects => targetsOf(objects, 'EndpointSlice'))
    const identities = all.map(({ environment, job, instance }) => `${environment} ${job} ${instance}`)
    assert.is(new Set(identities).size, identities.length)
    assert.equal([...new Set(all.map(({ environment }) => environment))].sort(), ['lab', 'paris'])
    // A node's name is not one of all clusters: both have a pve1.
    assert.equal(identities.filter(identity => identity.endsWith('proxmox-pve-node pve1')).sort(), [
      'lab proxmox-pve-node pve1',
      'paris proxmox-pve-node pve1',
    ])
  })

  test(`${discovery}: two environments in one namespace select and let out their own pods only`, () => {
    const both = render({
      lab: { ...lab, discovery },
      test: { ...paris, namespace: 'monitoring', discovery },
    })
    for (const [name, objects] of [
      ['lab', both[0] ?? []],
      ['test', both[1] ?? []],
    ] as const)
      for (const selector of selectorsOf(objects)) assert.is(selector.environment, name)
  })
}

/** Every selector of pods or Services that the objects have. */
const selectorsOf = (objects: Rendered[]): Record<string, string>[] =>
  objects.flatMap(({ kind, spec }) => {
    if (kind === 'Service') return spec.selector === undefined ? [] : [spec.selector]
    if (kind === 'Deployment' || kind === 'ServiceMonitor') return [spec.selector.matchLabels]
    return kind === 'NetworkPolicy' ? [spec.podSelector.matchLabels] : []
  })

test('environments whose Secrets are made for them share none, and nobody is warned', () => {
  const from = (key: string): Environment['pveExporter'] => ({
    tls: 'insecure',
    credentials: { externalSecret: { store: { name: 'vault' }, key } },
  })
  assert.equal(
    problemsOf({
      lab: { ...lab, pveExporter: from('a') },
      test: { ...paris, namespace: 'monitoring', pveExporter: from('b'), dashboards: false },
    }),
    [],
  )
})

test.run()
