import * as assert from 'uvu/assert'
import type { Environment } from '../../../lib/environment.ts'
import { kubectlSuite, objectOf, type Rendered } from '../../kubectl.ts'
import { validateModel } from '../../models.ts'
import { lab, modes, render } from './render.ts'
import { type Target, targetsOf } from './targets.ts'

const test = kubectlSuite('discovery')

const exporter = 'lab-proxmox-monit-pve-exporter'
const common = { environment: 'lab', namespace: 'monitoring' }
const nodes = (pve2: string) => [
  {
    ...common,
    instance: 'pve1',
    job: 'proxmox-pve-node',
    url: `${exporter}-node.monitoring.svc:9221/pve?cluster=1&node=1&target=pve1`,
  },
  {
    ...common,
    instance: 'pve2',
    job: 'proxmox-pve-node',
    url: `${exporter}-node.monitoring.svc:9221/pve?cluster=1&node=1&target=${pve2}`,
  },
]
const nodeExporters = [
  { ...common, instance: 'pve1', job: 'proxmox-node-exporter', url: '198.51.100.1:9100/metrics' },
  { ...common, instance: 'pve2', job: 'proxmox-node-exporter', url: '[2001:db8::2]:9100/metrics' },
  { ...common, instance: 'pve3', job: 'proxmox-node-exporter', url: '198.51.100.3:9100/metrics' },
]
const cluster = (target: string) => ({
  ...common,
  instance: `${exporter}-hypervisor`,
  job: 'proxmox-pve-cluster',
  url: `${exporter}.monitoring.svc:9221/pve?cluster=1&node=0&target=${target}`,
})

const verified: Environment = {
  ...lab,
  hypervisors: lab.hypervisors.map(hypervisor =>
    hypervisor.name === 'pve2' ? { ...hypervisor, serverName: 'pve2.example.com' } : hypervisor,
  ),
  pveExporter: { tls: { caConfigMap: 'pve-root-ca' } },
}

for (const discovery of modes)
  for (const role of ['Endpoints', 'EndpointSlice'] as const) {
    test(`${discovery}, found by ${role}: labels and jobs are these, and each hypervisor is asked`, () => {
      const [objects = []] = render({ lab: { ...lab, discovery } })
      const targets = targetsOf(objects, role)
      assert.equal(
        sorted(withoutTarget(targets)),
        sorted(withoutTarget([...nodeExporters, cluster(''), ...nodes('')])),
      )
      const [one] = targets.filter(({ job }) => job === 'proxmox-pve-cluster')
      assert.is(one?.url, cluster(`${exporter}-hypervisor`).url)
    })
    test(`${discovery}, found by ${role}, verified: each is asked by the name that its certificate carries`, () => {
      const [objects = []] = render({ lab: { ...verified, discovery } })
      assert.equal(
        sorted(targetsOf(objects, role)),
        sorted([...nodeExporters, cluster('localhost'), ...nodes('pve2.example.com')]),
      )
    })
  }

const sorted = (targets: Target[]): string[] =>
  targets.map(target => JSON.stringify(Object.entries(target).sort())).sort()

/** An unverified node scrape asks by address in one mode and by host alias in another. */
const withoutTarget = (targets: Target[]): Target[] =>
  targets.map(({ url = '', ...labels }) => ({ ...labels, url: url.replace(/target=.*/, 'target=') }))

for (const discovery of modes)
  test(`${discovery}: every object is as its kind's schema asks`, () => {
    for (const environment of [lab, verified])
      for (const object of render({ lab: { ...environment, discovery } })[0] ?? [])
        assert.not.throws(() => validateModel(object), object.metadata.name)
  })

test('static holds nothing that Argo CD leaves out, and no Service without selector', () => {
  const [objects = []] = render({ lab: { ...lab, discovery: 'static' } })
  assert.equal(
    objects.filter(({ kind, spec }) => /Endpoint/.test(kind) || (kind === 'Service' && !spec.selector)),
    [],
  )
})

test("static: the hypervisors' name leads the cluster's exporter to all of them, each one's name the nodes'", () => {
  const [objects = []] = render({ lab: { ...lab, discovery: 'static' } })
  assert.equal(aliases(objects, exporter), [
    { hostnames: [`${exporter}-hypervisor`], ip: '198.51.100.1' },
    { hostnames: [`${exporter}-hypervisor`], ip: '2001:db8::2' },
  ])
  assert.equal(aliases(objects, `${exporter}-node`), [
    { hostnames: ['pve1'], ip: '198.51.100.1' },
    { hostnames: ['pve2'], ip: '2001:db8::2' },
  ])
})

test('static, verified: the certified names lead there, too', () => {
  const [objects = []] = render({ lab: { ...verified, discovery: 'static' } })
  assert.equal(aliases(objects, exporter)[0]?.hostnames, [`${exporter}-hypervisor`, 'localhost'])
  assert.equal(aliases(objects, `${exporter}-node`)[1]?.hostnames, ['pve2.example.com'])
})

const aliases = (objects: Rendered[], name: string): { ip: string; hostnames: string[] }[] =>
  objectOf(objects, 'Deployment', name).spec.template.spec.hostAliases

test('endpointslices: one slice a Service and family, which names its Service with the prefix', () => {
  const [objects = []] = render({ lab: { ...lab, discovery: 'endpointslices' } })
  assert.equal(
    objects
      .filter(({ kind }) => kind === 'EndpointSlice')
      .map(({ metadata, addressType, endpoints, ports }) => [
        metadata.name,
        metadata.labels?.['kubernetes.io/service-name'],
        addressType,
        endpoints.map(({ addresses, hostname }: Rendered) => `${hostname} ${addresses}`),
        ports[0].port,
      ]),
    [
      [
        'lab-proxmox-monit-node-exporter-ipv4',
        'lab-proxmox-monit-node-exporter',
        'IPv4',
        ['pve1 198.51.100.1', 'pve3 198.51.100.3'],
        9100,
      ],
      [
        'lab-proxmox-monit-node-exporter-ipv6',
        'lab-proxmox-monit-node-exporter',
        'IPv6',
        ['pve2 2001:db8::2'],
        9100,
      ],
      [`${exporter}-hypervisor-ipv4`, `${exporter}-hypervisor`, 'IPv4', ['pve1 198.51.100.1'], 8006],
      [`${exporter}-hypervisor-ipv6`, `${exporter}-hypervisor`, 'IPv6', ['pve2 2001:db8::2'], 8006],
    ],
  )
})

for (const [discovery, dns] of [
  ['endpoints', 1],
  ['endpointslices', 1],
  ['static', 0],
] as const)
  test(`${discovery}: the way out is each hypervisor's API in both families${dns ? ', and DNS' : ' and no DNS'}`, () => {
    const [objects = []] = render({ lab: { ...lab, discovery } })
    assert.is(objectOf(objects, 'NetworkPolicy', exporter).spec.egress.length, dns)
    assert.equal(objectOf(objects, 'NetworkPolicy', `${exporter}-hypervisor`).spec.egress, [
      {
        ports: [{ port: 8006, protocol: 'TCP' }],
        to: [{ ipBlock: { cidr: '198.51.100.1/32' } }, { ipBlock: { cidr: '2001:db8::2/128' } }],
      },
    ])
  })

for (const discovery of modes) {
  test(`${discovery}: two environments in one namespace share no object and no target`, () => {
    const [first = [], second = []] = render({
      lab: { ...lab, discovery },
      test: { ...lab, discovery },
    })
    const named = (objects: Rendered[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)
    assert.equal(
      named(first).filter(name => named(second).includes(name)),
      [],
    )
    const all = targetsOf([...first, ...second], 'EndpointSlice')
    assert.is(
      all.length,
      targetsOf(first, 'EndpointSlice').length + targetsOf(second, 'EndpointSlice').length,
    )
    for (const { environment, instance = '', url } of all) {
      if (instance.includes('proxmox-monit')) assert.ok(instance.startsWith(`${environment}-`))
      if (url?.includes('proxmox-monit')) assert.ok(url.startsWith(`${environment}-`))
    }
  })

  test(`${discovery}: no string holds a name without its prefix`, () => {
    const [objects = []] = render({ lab: { ...lab, discovery } })
    const strings = JSON.stringify(objects).replaceAll('(.*proxmox-monit-pve-exporter)-hypervisor', '')
    // A dashboard's text says where to look, for whatever environment.
    assert.not.match(strings, /(?<!lab-|<environment>-)proxmox-monit-/)
  })

  test(`${discovery}: intervals, timeout, job and what the Prometheus selects by reach every scrape`, () => {
    const [objects = []] = render({
      lab: {
        ...lab,
        discovery,
        pveExporter: { tls: 'insecure', interval: '90s', nodeInterval: '5m', scrapeTimeout: '40s' },
        nodeExporter: { port: 9101, interval: '15s', scrapeTimeout: '10s', job: 'node-exporter' },
        prometheus: { monitorLabels: { release: 'stack' } },
      },
    })
    assert.equal(
      scrapesOf(objects),
      [
        ['15s', '10s'],
        ['40s', '5m'],
        ['40s', '90s'],
      ]
        .map(pair => pair.sort().join(' '))
        .sort(),
    )
    const monitors = objects.filter(({ kind }) => /^(ServiceMonitor|Probe|ScrapeConfig)$/.test(kind))
    assert.equal([...new Set(monitors.map(({ metadata }) => metadata.labels?.release))], ['stack'])
    const found = targetsOf(objects, 'EndpointSlice').filter(({ job }) => job === 'node-exporter')
    assert.equal(found.map(({ url }) => url).sort(), [
      '198.51.100.1:9101/metrics',
      '198.51.100.3:9101/metrics',
      '[2001:db8::2]:9101/metrics',
    ])
  })

  test(`${discovery}: nodeInterval: false leaves no node scrape, nodeExporter: false none of the node exporters`, () => {
    const [objects = []] = render({
      lab: {
        hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
        discovery,
        nodeExporter: false,
        pveExporter: { tls: 'insecure', nodeInterval: false },
      },
    })
    assert.equal(
      targetsOf(objects, 'EndpointSlice').map(({ job }) => job),
      ['proxmox-pve-cluster'],
    )
  })
}

/** Interval and timeout of every scrape of a hypervisor, in whatever kind it stands. */
const scrapesOf = (objects: Rendered[]): string[] =>
  objects
    .flatMap(({ kind, spec, metadata }) => {
      if (kind === 'ServiceMonitor' && !metadata.name.endsWith('pve-exporter')) return spec.endpoints
      if (kind === 'Probe') return [spec]
      return kind === 'ScrapeConfig' ? [{ ...spec, interval: spec.scrapeInterval }] : []
    })
    .map(({ interval, scrapeTimeout }) => [interval, scrapeTimeout].sort().join(' '))
    .sort()

for (const discovery of modes) {
  const served: Environment = {
    ...lab,
    discovery,
    pveExporter: { tls: 'insecure', certificateSecret: 'exporter-tls' },
  }
  test(`${discovery}: with a certificate of its own the exporter answers over HTTPS, also the probes, and Prometheus verifies it`, () => {
    const [objects = []] = render({ lab: served })
    for (const { spec } of objects.filter(({ kind }) => kind === 'Deployment')) {
      const [container] = spec.template.spec.containers
      assert.equal(container.args.slice(-2), [
        '--server.certfile=/etc/exporter-certificate/tls.crt',
        '--server.keyfile=/etc/exporter-certificate/tls.key',
      ])
      assert.equal(
        [container.readinessProbe, container.livenessProbe].map(({ httpGet }) => httpGet.scheme),
        ['HTTPS', 'HTTPS'],
      )
      assert.equal(spec.template.spec.volumes.at(-1).secret, {
        secretName: 'exporter-tls',
        items: [
          { key: 'tls.crt', path: 'tls.crt' },
          { key: 'tls.key', path: 'tls.key' },
        ],
      })
    }
    const asking = objects.flatMap(({ kind, metadata, spec }) => {
      if (kind === 'Probe') return [{ scheme: spec.prober.scheme, tlsConfig: spec.tlsConfig }]
      return kind === 'ServiceMonitor' && !metadata.name.endsWith('node-exporter') ? spec.endpoints : []
    })
    assert.is(asking.length, 3)
    for (const { scheme, tlsConfig } of asking) {
      assert.is(scheme, 'https')
      assert.equal(tlsConfig, { ca: { secret: { name: 'exporter-tls', key: 'ca.crt' } } })
    }
    for (const object of objects) assert.not.throws(() => validateModel(object), object.metadata.name)
  })

  test(`${discovery}: where certificates share one name only, it is asked for, and no node is`, () => {
    const [objects = []] = render({
      lab: {
        ...lab,
        discovery,
        pveExporter: {
          tls: { caSecret: 'ca', serverName: 'pve.example.com' },
          nodeInterval: false,
          certificateSecret: 'exporter-tls',
        },
      },
    })
    const asked = targetsOf(objects, 'EndpointSlice').filter(({ url }) => url?.includes('/pve?'))
    assert.equal(
      asked.map(({ job, url }) => `${job} ${url?.replace(/.*target=/, '')}`),
      ['proxmox-pve-cluster pve.example.com'],
    )
    assert.equal(
      aliases(objects, exporter).map(({ hostnames }) => hostnames.at(-1)),
      ['pve.example.com', 'pve.example.com'],
    )
    assert.is(objects.filter(({ kind }) => kind === 'Deployment').length, 1)
  })
}

test('the exporters answer over plain HTTP when no certificate is named', () => {
  const [objects = []] = render({ lab })
  const without = objects.filter(({ kind }) => kind !== 'ConfigMap')
  assert.not.match(JSON.stringify(without), /HTTPS|https|server\.certfile/)
})

const secured: [string, Environment['nodeExporter'], unknown][] = [
  [
    'a CA in a Secret, a shared name and basic auth',
    {
      scheme: 'https',
      tls: { caSecret: 'node-ca', serverName: 'nodes.example.com' },
      basicAuthSecret: 'node-auth',
    },
    {
      scheme: 'https',
      tlsConfig: { ca: { secret: { key: 'ca.crt', name: 'node-ca' } }, serverName: 'nodes.example.com' },
      basicAuth: {
        password: { key: 'password', name: 'node-auth' },
        username: { key: 'username', name: 'node-auth' },
      },
    },
  ],
  [
    'a CA in a ConfigMap',
    { scheme: 'https', tls: { caConfigMap: 'node-ca' } },
    {
      scheme: 'https',
      tlsConfig: { ca: { configMap: { key: 'ca.crt', name: 'node-ca' } } },
      basicAuth: undefined,
    },
  ],
  [
    'insecure',
    { scheme: 'https', tls: 'insecure' },
    { scheme: 'https', tlsConfig: { insecureSkipVerify: true }, basicAuth: undefined },
  ],
]

for (const discovery of modes)
  for (const [what, nodeExporter, expected] of secured)
    test(`${discovery}: the node exporters are scraped with ${what}, by the names that the operator gave`, () => {
      const [objects = []] = render({ lab: { ...lab, discovery, nodeExporter } as Environment })
      const scrape =
        discovery === 'static'
          ? objectOf(objects, 'ScrapeConfig', 'lab-proxmox-monit-node-exporter').spec
          : objectOf(objects, 'ServiceMonitor', 'lab-proxmox-monit-node-exporter').spec.endpoints[0]
      const { scheme, tlsConfig, basicAuth } = scrape
      assert.equal({ scheme: scheme.toLowerCase(), tlsConfig, basicAuth }, expected)
    })

test.run()
