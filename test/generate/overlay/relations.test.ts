import * as assert from 'uvu/assert'
import type { Environment } from '../../../lib/environment.ts'
import { kubectlSuite, objectOf, type Rendered } from '../../kubectl.ts'
import { lab, modes, render } from './render.ts'

/** What an object says of another, over everything that an overlay renders: a wrong name or port is silent in Kubernetes. */
const test = kubectlSuite('relations')

const certificate: Environment['pveExporter'] = { tls: 'insecure', certificateSecret: 'exporter-tls' }
const verified: Environment['pveExporter'] = { tls: { caConfigMap: 'pve-root-ca' } }
const alone = lab.hypervisors.slice(0, 1)

const environments: Record<string, Environment> = {
  ...Object.fromEntries(modes.map(discovery => [discovery, { ...lab, discovery }])),
  verified: { ...lab, pveExporter: verified },
  certificate: { ...lab, pveExporter: certificate },
  'certificate-static': { ...lab, discovery: 'static', pveExporter: certificate },
  'no-node-scrape': { ...lab, pveExporter: { tls: 'insecure', nodeInterval: false } },
  'no-node-exporter': { ...lab, hypervisors: lab.hypervisors.slice(0, 2), nodeExporter: false },
  single: { ...lab, hypervisors: alone, pveExporter: { tls: 'insecure', single: true } },
  openshift: { ...lab, platform: 'openshift' },
  port: { ...lab, nodeExporter: { port: 9101, scheme: 'https', tls: 'insecure' } },
}

type Labels = Record<string, string>
const matches = (selector: Labels, labels: Labels = {}): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value)
const ofKind = (objects: Rendered[], kind: string) => objects.filter(object => object.kind === kind)
const portsOf = (deployment: Rendered): { name: string; containerPort: number }[] =>
  deployment.spec.template.spec.containers.flatMap(({ ports }: Rendered) => ports)
const has = (ports: { name?: string; containerPort?: number; port?: number }[], wanted: string | number) =>
  ports.some(({ name, containerPort, port }) => [name, containerPort, port].includes(wanted))

for (const [name, environment] of Object.entries(environments)) {
  const overlay = () => render({ [name]: environment })[0] as Rendered[]
  const told = (title: string, check: (objects: Rendered[]) => void) =>
    test(`${name}: ${title}`, () => check(overlay()))

  told('each monitor selects a Service, and asks for a port that it has', objects => {
    for (const monitor of ofKind(objects, 'ServiceMonitor')) {
      const services = ofKind(objects, 'Service').filter(({ metadata }) =>
        matches(monitor.spec.selector.matchLabels, metadata.labels),
      )
      assert.ok(services.length > 0, monitor.metadata.name)
      assert.is(monitor.spec.selector.matchLabels.environment, name)
      for (const { port } of monitor.spec.endpoints)
        for (const service of services)
          assert.ok(has(service.spec.ports, port), `${monitor.metadata.name}: ${port}`)
    }
  })

  told('each Service leads to a port of the pods that it selects, or of its addresses', objects => {
    for (const { metadata, spec } of ofKind(objects, 'Service')) {
      if (spec.selector === undefined) {
        assert.is(spec.ipFamilyPolicy, 'SingleStack')
        const held = [
          ...ofKind(objects, 'Endpoints')
            .filter(one => one.metadata.name === metadata.name)
            .flatMap(({ subsets }) => subsets),
          ...ofKind(objects, 'EndpointSlice').filter(
            one => one.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
          ),
        ]
        if (held.length === 0) assert.is(name.includes('static'), true, `${metadata.name} has no addresses`)
        for (const { ports } of held)
          assert.equal(
            ports.map(({ name, port }: Rendered) => [name, port]),
            spec.ports.map(({ name, port }: Rendered) => [name, port]),
          )
        continue
      }
      assert.is(spec.selector.environment, name)
      const pods = ofKind(objects, 'Deployment').filter(deployment =>
        matches(spec.selector, deployment.spec.template.metadata.labels),
      )
      assert.is(pods.length, 1, `${metadata.name} leads to the pods of one Deployment`)
      for (const { targetPort } of spec.ports)
        assert.ok(has(portsOf(pods[0] as Rendered), targetPort), targetPort)
    }
  })

  told(
    'each Deployment selects its own pods, and probes ask a port that they have for no answer of Proxmox VE',
    objects => {
      const deployments = ofKind(objects, 'Deployment')
      assert.ok(deployments.length > 0)
      for (const { metadata, spec } of deployments) {
        assert.ok(matches(spec.selector.matchLabels, spec.template.metadata.labels), metadata.name)
        assert.is(spec.selector.matchLabels.environment, name)
        const [container] = spec.template.spec.containers
        for (const probe of ['readinessProbe', 'livenessProbe']) {
          const { path, port, scheme = 'HTTP' } = container[probe].httpGet
          assert.ok(has(container.ports, port), `${probe} ${port}`)
          // `/pve` would send the token at each probe, and fail with the hypervisors.
          assert.is(path, '/')
          assert.is(scheme, name.startsWith('certificate') ? 'HTTPS' : 'HTTP')
        }
        assert.equal(
          container.ports.map(({ name, containerPort }: Rendered) => [name, containerPort]),
          [['http', 9221]],
        )
        // A proxy of the cluster's would see the token.
        for (const variable of ['NO_PROXY', 'no_proxy'])
          assert.is(container.env.find((one: Rendered) => one.name === variable)?.value, '*')
        for (const { name } of container.volumeMounts)
          assert.ok(
            spec.template.spec.volumes.some((one: Rendered) => one.name === name),
            name,
          )
        const accounts = ofKind(objects, 'ServiceAccount').map(({ metadata }) => metadata.name)
        assert.ok(accounts.includes(spec.template.spec.serviceAccountName))
      }
    },
  )

  told('the policies cover the pods of both exporters, and open no more than they must', objects => {
    const policies = ofKind(objects, 'NetworkPolicy') as [Rendered, Rendered]
    for (const policy of policies) {
      assert.is(policy.spec.podSelector.matchLabels.environment, name)
      for (const { metadata, spec } of ofKind(objects, 'Deployment'))
        assert.ok(matches(policy.spec.podSelector.matchLabels, spec.template.metadata.labels), metadata.name)
    }
    assert.equal(
      policies.map(({ spec }) => spec.policyTypes),
      [['Ingress', 'Egress'], ['Egress']],
    )
    const [policy, wayOut] = policies
    assert.equal(policy.spec.ingress, [
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
    const dns = policy.spec.egress
    assert.equal(
      wayOut.spec.egress.flatMap(({ to, ports }: Rendered) =>
        to.map(({ ipBlock }: Rendered) => [ipBlock.cidr, ports.map(({ port }: Rendered) => port)]),
      ),
      environment.hypervisors
        .filter(({ exporters }) => exporters === undefined)
        .map(({ address }) => [
          address.includes(':') ? `${address.toLowerCase()}/128` : `${address}/32`,
          [8006],
        ]),
    )
    for (const { to, ports } of dns) {
      assert.ok(to.length > 0)
      for (const peer of to)
        assert.ok(
          peer.ipBlock?.cidr.startsWith('169.254.') ||
            (Object.keys(peer.namespaceSelector.matchLabels).length > 0 && peer.podSelector !== undefined),
          JSON.stringify(peer),
        )
      for (const { port } of ports) assert.ok([53, 5353, 8053].includes(port), String(port))
    }
    const namespaces = dns.flatMap(({ to }: Rendered) =>
      to.flatMap(({ namespaceSelector }: Rendered) =>
        namespaceSelector === undefined ? [] : [namespaceSelector.matchLabels['kubernetes.io/metadata.name']],
      ),
    )
    // Whoever may make a namespace of that name where there is none could be sent the token.
    assert.is(namespaces.includes('openshift-dns'), name === 'openshift')
  })
}

test('the hypervisors’ Service is headless: its name leads to each of them', () => {
  for (const discovery of ['endpoints', 'endpointslices'] as const) {
    const [objects = []] = render({ lab: { ...lab, discovery } })
    const { spec } = objectOf(objects, 'Service', 'lab-proxmox-monit-pve-exporter-hypervisor')
    assert.equal([spec.clusterIP, spec.ipFamilyPolicy], ['None', 'SingleStack'])
  }
})

test('each Probe asks an exporter’s Service at a port that it has', () => {
  const [objects = []] = render({ lab: { ...lab, discovery: 'static' } })
  const probes = ofKind(objects, 'Probe')
  assert.equal(probes.length, 2)
  for (const { spec } of probes) {
    const [host = '', port] = spec.prober.url.split(':')
    const service = objectOf(objects, 'Service', host.split('.')[0])
    assert.ok(has(service.spec.ports, port === undefined ? 80 : Number(port)) || port === undefined)
    assert.is(spec.prober.path, '/pve')
  }
})

test('slices are of the families that hypervisors have', () => {
  const families = (hypervisors: Environment['hypervisors']) =>
    ofKind(render({ lab: { ...lab, hypervisors, discovery: 'endpointslices' } })[0] ?? [], 'EndpointSlice')
      .map(({ addressType, endpoints }) => `${addressType} ${endpoints.length}`)
      .sort()
  assert.equal(families(alone), ['IPv4 1', 'IPv4 1'])
  assert.equal(families(lab.hypervisors), ['IPv4 1', 'IPv4 2', 'IPv6 1', 'IPv6 1'])
})

test('an image’s name, tag and digest reach both exporters', () => {
  const digest = `sha256:${'a'.repeat(64)}`
  const imagesOf = (image: object) =>
    ofKind(render({ lab: { ...lab, pveExporter: { tls: 'insecure', image } } })[0] ?? [], 'Deployment').map(
      ({ spec }) => spec.template.spec.containers[0].image,
    )
  const twice = (image: string) => [image, image]
  assert.equal(imagesOf({ tag: '3.9.1' }), twice('prompve/prometheus-pve-exporter:3.9.1'))
  assert.equal(
    imagesOf({ name: 'registry.example.com/pve', tag: '3.9.1' }),
    twice('registry.example.com/pve:3.9.1'),
  )
  assert.ok(imagesOf({ digest }).every((image: string) => image.includes(`@${digest}`)))
})

test('the exporters’ own scrape asks each by its Service, whatever pod answers', () => {
  const [objects = []] = render({ lab })
  const { spec } = objectOf(objects, 'ServiceMonitor', 'lab-proxmox-monit-pve-exporter')
  assert.equal(
    spec.endpoints[0].relabelings.find(({ targetLabel }: Rendered) => targetLabel === '__address__'),
    {
      sourceLabels: ['__meta_kubernetes_service_name', '__meta_kubernetes_namespace'],
      regex: '(.+);(.+)',
      targetLabel: '__address__',
      replacement: '$1.$2.svc:9221',
    },
  )
})

test('no alert asks for a scrape alone that an environment has not', () => {
  const jobs = ['proxmox-pve-cluster', 'proxmox-pve-node', 'proxmox-node-exporter', 'proxmox-pve-exporter']
  const askingOnly = (environment: Environment, job: string) =>
    ofKind(render({ lab: environment })[0] ?? [], 'PrometheusRule').flatMap(({ spec }) =>
      spec.groups.flatMap(({ rules }: Rendered) =>
        rules
          .filter(({ alert, expr }: Rendered) =>
            jobs.every(one => alert !== undefined && expr.includes(`"${one}"`) === (one === job)),
          )
          .map(({ alert }: Rendered) => alert as string),
      ),
    )
  const without = {
    'proxmox-pve-node': { ...lab, pveExporter: { tls: 'insecure', nodeInterval: false } },
    'proxmox-node-exporter': { ...lab, hypervisors: alone, nodeExporter: false },
  } satisfies Record<string, Environment>
  for (const [job, environment] of Object.entries(without)) {
    assert.ok(askingOnly(lab, job).length > 2)
    assert.equal(askingOnly(environment, job), [])
  }
})

test.run()
