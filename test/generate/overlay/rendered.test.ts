import * as assert from 'uvu/assert'
import type { Environment } from '../../../lib/environment.ts'
import { kubectlSuite, objectOf, type Rendered } from '../../kubectl.ts'
import { lab, modes, render } from './render.ts'

const test = kubectlSuite('what a rendered overlay holds, whatever the base says')

const exporter = 'lab-proxmox-monit-pve-exporter'
const rendered = (environment: Partial<Environment> = {}): Rendered[] =>
  render({ lab: { ...lab, ...environment } })[0] ?? []
const ofKind = (objects: Rendered[], kind: string) => objects.filter(object => object.kind === kind)
const containersOf = (objects: Rendered[]) =>
  ofKind(objects, 'Deployment').map(({ spec }) => spec.template.spec.containers[0])

for (const discovery of modes) {
  test(`${discovery}: only Prometheus reaches the exporters, on their port, and they reach nobody that no rule names`, () => {
    const { podSelector, policyTypes, ingress, egress } = objectOf(
      rendered({ discovery }),
      'NetworkPolicy',
      exporter,
    ).spec
    assert.equal(podSelector.matchLabels, {
      'app.kubernetes.io/component': 'pve-exporter',
      environment: 'lab',
    })
    assert.equal(policyTypes, ['Ingress', 'Egress'])
    assert.equal(ingress, [
      {
        from: [
          {
            namespaceSelector: {},
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
          },
        ],
        ports: [{ port: 9221, protocol: 'TCP' }],
      },
    ])
    for (const { to, ports } of egress) {
      assert.ok(to.length > 0 && ports.length > 0)
      for (const { ipBlock, podSelector } of to) {
        assert.ok(ipBlock !== undefined || podSelector !== undefined, 'all pods of a namespace')
        if (ipBlock !== undefined) assert.match(ipBlock.cidr, /\/(32|128)$/)
      }
    }
  })

  test(`${discovery}: each Service leads to a port that its pods have, and each ServiceMonitor finds a port of its Services`, () => {
    const objects = rendered({ discovery })
    const services = ofKind(objects, 'Service')
    for (const { spec } of services.filter(({ spec }) => spec.selector !== undefined))
      for (const container of containersOf(objects))
        assert.ok(container.ports.some(({ name }: { name: string }) => name === spec.ports[0].targetPort))
    for (const { spec } of ofKind(objects, 'ServiceMonitor'))
      for (const { port } of spec.endpoints) {
        const selected = services.filter(({ metadata }) =>
          Object.entries(spec.selector.matchLabels).every(
            ([key, value]) => Reflect.get(metadata.labels ?? {}, key) === value,
          ),
        )
        assert.ok(selected.length > 0)
        for (const { spec } of selected) assert.is(spec.ports[0].name, port)
      }
  })
}

test('the Services of the hypervisors are headless, so that their name leads to all of them, and of one family, so that Prometheus skips none', () => {
  const services = ofKind(rendered(), 'Service').filter(({ spec }) => spec.selector === undefined)
  assert.is(services.length, 2)
  for (const { spec } of services)
    assert.equal([spec.clusterIP, spec.ipFamilyPolicy], ['None', 'SingleStack'])
})

test("probes ask the exporter alone, whom a hypervisor's fault would otherwise restart", () => {
  for (const { readinessProbe, livenessProbe } of containersOf(rendered()))
    for (const { httpGet } of [readinessProbe, livenessProbe])
      assert.equal([httpGet.path, httpGet.port], ['/', 'http'])
})

test('no proxy that somebody injects gets the token', () => {
  for (const { env } of containersOf(rendered()))
    for (const name of ['NO_PROXY', 'no_proxy'])
      assert.equal(
        env.filter((variable: { name: string }) => variable.name === name),
        [{ name, value: '*' }],
      )
})

const digest = `sha256:${'a'.repeat(64)}`

for (const [image, expected] of [
  [undefined, 'prompve/prometheus-pve-exporter:3.10.2'],
  [{ tag: '3.9.0' }, 'prompve/prometheus-pve-exporter:3.9.0'],
  [{ name: 'registry.example.com/pve' }, 'registry.example.com/pve:3.10.2'],
  [{ digest }, `prompve/prometheus-pve-exporter@${digest}`],
  [{ name: 'registry.example.com/pve', tag: '3.9.0', digest }, `registry.example.com/pve:3.9.0@${digest}`],
] as const)
  test(`both exporters run ${expected}`, () => {
    const pveExporter = { tls: 'insecure' as const, ...(image && { image }) }
    assert.equal(
      containersOf(rendered({ pveExporter })).map(container => container.image),
      [expected, expected],
    )
  })

test.run()
