import { join } from 'node:path'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { kubectlSuite, kustomize, objectOf, type Rendered } from '../kubectl.ts'
import { built } from '../tree.ts'

const test = kubectlSuite('what Kustomize makes of an overlay')

const lab: Environment = {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.1' },
    { name: 'pve2', address: '2001:db8::2' },
  ],
  pveExporter: { tls: 'insecure' },
}

const rendered = (environment: Environment): Rendered[] => {
  const known = renderings.get(environment)
  if (known !== undefined) return known
  const { root, remove } = built({ lab: environment })
  const objects = kustomize(join(root, 'overlays/lab'))
  remove()
  renderings.set(environment, objects)
  return objects
}

const renderings = new Map<Environment, Rendered[]>()

test('a Service without selector gets none, so that Kubernetes leaves its Endpoints alone', () => {
  const objects = rendered(lab)
  for (const name of ['lab-proxmox-monit-node-exporter', 'lab-proxmox-monit-pve-exporter-hypervisor']) {
    assert.is(objectOf(objects, 'Service', name).spec.selector, undefined)
    assert.is(objectOf(objects, 'Service', name).metadata.labels?.environment, 'lab')
  }
})

test('the environment stands in all four kinds of selectors', () => {
  const objects = rendered(lab)
  assert.equal(
    objects.flatMap(({ kind, spec = {} }) => {
      const selector = { Service: spec.selector, NetworkPolicy: spec.podSelector?.matchLabels }[
        kind as string
      ]
      const labels = selector ?? spec.selector?.matchLabels
      return labels === undefined ? [] : [[kind, labels.environment]]
    }),
    [
      ['Service', 'lab'],
      ['Service', 'lab'],
      ['Deployment', 'lab'],
      ['Deployment', 'lab'],
      ['ServiceMonitor', 'lab'],
      ['ServiceMonitor', 'lab'],
      ['ServiceMonitor', 'lab'],
      ['NetworkPolicy', 'lab'],
      ['NetworkPolicy', 'lab'],
    ],
  )
})

test('two environments in one namespace share no name, and no selector of one matches labels of the other', () => {
  const { root, remove } = built({ lab, test: lab })
  const [first, second] = ['lab', 'test'].map(name => kustomize(join(root, 'overlays', name))) as [
    Rendered[],
    Rendered[],
  ]
  remove()
  const names = (objects: Rendered[]) =>
    objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace} ${metadata.name}`)
  assert.equal(
    names(first).filter(name => names(second).includes(name)),
    [],
  )
  for (const selector of selectorsOf(first))
    for (const labels of labelsOf(second)) assert.not(matches(selector, labels))
  assert.ok(selectorsOf(first).every(selector => labelsOf(first).some(labels => matches(selector, labels))))
})

const selectorsOf = (objects: Rendered[]): Record<string, string>[] =>
  objects.flatMap(({ kind, spec = {} }) =>
    [kind === 'Service' ? spec.selector : spec.selector?.matchLabels, spec.podSelector?.matchLabels].filter(
      selector => selector !== undefined,
    ),
  )

const labelsOf = (objects: Rendered[]): Record<string, string>[] =>
  objects.flatMap(({ metadata, spec }) => [metadata.labels ?? {}, spec?.template?.metadata.labels ?? {}])

const matches = (selector: Record<string, string>, labels: Record<string, string>): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value)

test('a prefixed name stands in no string that Kustomize would have to rewrite', () => {
  const strings = JSON.stringify(rendered(lab).filter(({ kind }) => kind === 'ServiceMonitor'))
  assert.not.match(strings, /[^-]proxmox-monit-(?!pve-exporter\)-hypervisor)/)
  assert.not.match(strings, 'namespaceSelector')
})

test('the Deployments run under the ServiceAccount of their own environment', () => {
  const accounts = rendered(lab)
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ spec }) => spec.template.spec.serviceAccountName)
  assert.equal(accounts, ['lab-proxmox-monit-pve-exporter', 'lab-proxmox-monit-pve-exporter'])
})

test('the Endpoints of both Services hold every hypervisor, by name and address', () => {
  const addresses = [
    { hostname: 'pve1', ip: '198.51.100.1' },
    { hostname: 'pve2', ip: '2001:db8::2' },
  ]
  const objects = rendered(lab)
  assert.equal(objectOf(objects, 'Endpoints', 'lab-proxmox-monit-node-exporter').subsets, [
    { addresses, ports: [{ name: 'metrics', port: 9100, protocol: 'TCP' }] },
  ])
  assert.equal(objectOf(objects, 'Endpoints', 'lab-proxmox-monit-pve-exporter-hypervisor').subsets, [
    { addresses, ports: [{ name: 'api', port: 8006, protocol: 'TCP' }] },
  ])
})

test('the way out of the NetworkPolicies is DNS and each hypervisor on 8006', () => {
  const objects = rendered(lab)
  assert.equal(objectOf(objects, 'NetworkPolicy', 'lab-proxmox-monit-pve-exporter-hypervisor').spec.egress, [
    {
      ports: [{ port: 8006, protocol: 'TCP' }],
      to: [{ ipBlock: { cidr: '198.51.100.1/32' } }, { ipBlock: { cidr: '2001:db8::2/128' } }],
    },
  ])
  const { egress } = objectOf(objects, 'NetworkPolicy', 'lab-proxmox-monit-pve-exporter').spec
  assert.is(egress.length, 1)
  assert.ok(egress.every(({ ports }: Rendered) => ports.every(({ port }: Rendered) => port !== 8006)))
})

test('every string that YAML could take for something else arrives as the text that it was', () => {
  const labels = { a: 'on', b: '0777', c: '1e3', d: 'null', e: '0o7', f: '1_000' }
  const objects = rendered({ ...lab, labels })
  for (const { metadata } of objects)
    assert.equal(Object.fromEntries(Object.keys(labels).map(key => [key, metadata.labels?.[key]])), labels)
})

for (const [component, environment, kinds] of [
  ['nodeExporter', { ...lab, nodeExporter: false }, ['Endpoints lab-proxmox-monit-node-exporter']],
  [
    'networkPolicy',
    { ...lab, networkPolicy: false },
    [
      'NetworkPolicy lab-proxmox-monit-pve-exporter',
      'NetworkPolicy lab-proxmox-monit-pve-exporter-hypervisor',
    ],
  ],
  [
    'pveExporter.nodeInterval',
    { ...lab, pveExporter: { tls: 'insecure', nodeInterval: false } },
    ['Deployment lab-proxmox-monit-pve-exporter-node', 'Service lab-proxmox-monit-pve-exporter-node'],
  ],
] satisfies [string, Environment, string[]][])
  test(`${component}: false leaves its part out`, () => {
    const named = (objects: Rendered[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)
    const [all, left] = [named(rendered(lab)), named(rendered(environment))]
    for (const name of kinds) {
      assert.ok(all.includes(name))
      assert.not.ok(left.includes(name))
    }
    assert.equal(
      left.filter(name => !all.includes(name)),
      [],
    )
  })

test.run()
