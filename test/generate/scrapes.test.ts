import { createHash } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete, defaults } from '../../lib/environment/defaults.ts'
import { seconds } from '../../lib/environment/duration.ts'
import type { Environment } from '../../lib/environment.ts'
import { deadlineModule } from '../../lib/generate/objects/exporter-deadline.ts'
import { partsOf, patchesOf } from '../../lib/generate/overlay/overlay.ts'
import { objectsOf, resolve } from '../../lib/generate/overlay/resolve.ts'
import type { Rendered } from '../kubectl.ts'

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
}

const objects = (environment: Environment): Rendered[] => {
  const named = complete('lab', 'environments/lab.ts', environment)
  const { objects, unresolved } = resolve(objectsOf(partsOf(named)), patchesOf(named))
  assert.equal(unresolved, [])
  return objects as Rendered[]
}

const monitor = (environment: Environment, name: string) =>
  objects(environment).find(
    ({ kind, metadata }) => kind === 'ServiceMonitor' && metadata.name === `proxmox-monit-${name}`,
  )?.spec

const deployment = (environment: Environment, name = 'pve-exporter') =>
  objects(environment).find(
    ({ kind, metadata }) => kind === 'Deployment' && metadata.name === `proxmox-monit-${name}`,
  )?.spec.template.spec

const endpoints = () =>
  objects(lab)
    .filter(({ kind }) => kind === 'ServiceMonitor')
    .flatMap(object => (object as Rendered).spec.endpoints)

test('timeouts nest: the exporter gives an address 5 s, Prometheus the exporter 50 or 100 s, and the next scrape comes later', () => {
  const { interval, nodeInterval, scrapeTimeout, nodeScrapeTimeout } = defaults.pveExporter
  assert.ok(5 < seconds(scrapeTimeout))
  assert.ok(seconds(scrapeTimeout) <= seconds(interval))
  assert.ok(seconds(nodeScrapeTimeout) <= seconds(nodeInterval))
})

for (const [what, own, timeouts] of [
  ['left out has a node scrape take longer than the cluster scrape', {}, ['50s', '100s']],
  ['of an environment is that of both scrapes', { scrapeTimeout: '40s' }, ['40s', '40s']],
  ['left out is never over the nodeInterval', { nodeInterval: '90s' }, ['50s', '90s']],
] as const)
  test(`a scrapeTimeout ${what}`, () => {
    const pveExporter = { tls: 'insecure', ...own } as const
    const { endpoints } = monitor({ ...lab, pveExporter }, 'pve-exporter-hypervisor')
    assert.equal(
      endpoints.map(({ scrapeTimeout }: { scrapeTimeout: string }) => scrapeTimeout),
      timeouts,
    )
  })

test('both exporters import the module that ends scrapes in time, and another module makes other pods', () => {
  const module = objects(lab).find(({ kind }) => kind === 'ConfigMap') as Rendered
  assert.equal(module.data, { 'sitecustomize.py': deadlineModule })
  const hash = createHash('sha256').update(deadlineModule).digest('hex').slice(0, 16)
  for (const { spec } of objects(lab).filter(({ kind }) => kind === 'Deployment')) {
    const { metadata, spec: pod } = spec.template
    const { mountPath } = pod.containers[0].volumeMounts.find(
      ({ name }: { name: string }) => name === 'deadline',
    )
    assert.equal(
      pod.volumes.find(({ name }: { name: string }) => name === 'deadline').configMap.name,
      module.metadata.name,
    )
    assert.is(variable(pod, 'PYTHONPATH'), mountPath)
    assert.equal(Object.values(metadata.annotations), [hash])
  }
})

const variable = (pod: Rendered['spec'], wanted: string) =>
  pod.containers[0].env.find(({ name }: { name: string }) => name === wanted)?.value

test('every scrape sets its own job and drops what discovery adds', () => {
  assert.equal(
    endpoints().map(
      ({ relabelings }) =>
        relabelings.find(({ targetLabel }: { targetLabel: string }) => targetLabel === 'job').replacement,
    ),
    ['proxmox-node-exporter', 'proxmox-pve-exporter', 'proxmox-pve-cluster', 'proxmox-pve-node'],
  )
  for (const { relabelings } of endpoints()) assert.equal(relabelings.at(-1).action, 'labeldrop')
})

/** As pkg/prometheus/promcfg.go of the operator has it since 0.79 (appendShardingRelabelingWithLabel): it hashes this label where it is set. */
const onOneShard = { sourceLabels: ['environment'], targetLabel: '__tmp_hash' }

test('every scrape of every mode gives its targets to the shard of their environment', () => {
  for (const discovery of ['endpoints', 'endpointslices', 'static'] as const)
    for (const { kind, metadata, spec } of objects({
      ...lab,
      discovery,
      exporters: { ceph: true, smartctl: true },
    })) {
      const each = {
        ServiceMonitor: () => spec.endpoints.map((endpoint: Rendered) => endpoint.relabelings),
        Probe: () => [spec.targets.staticConfig.relabelingConfigs],
        ScrapeConfig: () => [spec.relabelings],
      }[kind]
      for (const relabelings of each?.() ?? [])
        assert.equal(
          relabelings.filter(({ targetLabel }: { targetLabel?: string }) => targetLabel === '__tmp_hash'),
          [onOneShard],
          `${discovery} ${metadata.name}`,
        )
    }
})

test("a scrape keeps no pod's and no endpoint's address in a label", () => {
  for (const { relabelings } of endpoints().filter(({ path }) => path !== '/pve'))
    assert.ok(relabelings.some(({ targetLabel }: { targetLabel: string }) => targetLabel === 'instance'))
  const [cluster] = monitor(lab, 'pve-exporter-hypervisor').endpoints
  const others = cluster.relabelings.filter(
    ({ targetLabel }: { targetLabel?: string }) => targetLabel !== '__tmp_hash',
  )
  assert.not.match(JSON.stringify(others), /__tmp|"__address__"\]/)
})

test('the cluster scrape asks for the cluster alone, the node scrape for both', () => {
  const [cluster, node] = monitor(lab, 'pve-exporter-hypervisor').endpoints
  assert.equal(cluster.params, { cluster: ['1'], node: ['0'] })
  assert.equal(node.params, { cluster: ['1'], node: ['1'] })
})

test('the exporter of the node scrapes leaves out what the cluster scrape has', () => {
  assert.equal(deployment(lab, 'pve-exporter-node').containers[0].args.slice(1), [
    '--no-collector.status',
    '--no-collector.resources',
    '--no-collector.backup-info',
    '--no-collector.qdevice',
  ])
})

const kept: Record<string, boolean> = {
  'pve_network_transmit_bytes;': false,
  'pve_disk_write_bytes;': false,
  'pve_network_transmit_bytes_total;': true,
  'pve_disk_written_bytes_total;': true,
  'pve_disk_size_bytes;': true,
  'pve_ha_state;started': true,
  'pve_ha_state;error': true,
  'pve_ha_state;fence': true,
  'pve_ha_state;recovery': true,
  'pve_ha_state;stopped': true,
  'pve_ha_state;maintenance': true,
  'pve_ha_state;request_start_balance': false,
  'pve_ha_state;migrate': false,
  'pve_lock_state;backup': true,
  'pve_lock_state;snapshot-delete': true,
}

for (const [series, keep] of Object.entries(kept))
  test(`${series.replace(';', ' ').trim()} is ${keep ? 'kept' : 'dropped'}`, () => {
    const [{ metricRelabelings }] = monitor(lab, 'pve-exporter-hypervisor').endpoints
    const [name = '', state = ''] = series.split(';')
    const values: Record<string, string> = { __name__: name, state }
    const dropped = metricRelabelings.some(
      ({ sourceLabels, regex }: { sourceLabels: string[]; regex: string }) =>
        new RegExp(`^(?:${regex})$`).test(sourceLabels.map(label => values[label]).join(';')),
    )
    assert.is(dropped, !keep)
  })

test('insecure is said outright on both exporters, and verified as well', () => {
  const verify = (environment: Environment, name: string) =>
    deployment(environment, name).containers[0].env.filter(
      (entry: { name: string }) => entry.name === 'PVE_VERIFY_SSL',
    )
  for (const name of ['pve-exporter', 'pve-exporter-node']) {
    assert.equal(verify(lab, name), [{ name: 'PVE_VERIFY_SSL', value: 'false' }])
    assert.equal(verify({ ...lab, pveExporter: { tls: { caSecret: 'ca' } } }, name), [
      { name: 'PVE_VERIFY_SSL', value: 'true' },
    ])
  }
})

const verified: Environment = {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.1' },
    { name: 'pve2', address: '2001:DB8::2', serverName: 'pve2.example.com' },
    { name: 'pve3', address: '198.51.100.3', exporters: ['node'] },
  ],
  pveExporter: { tls: { caConfigMap: 'pve-root-ca' } },
}

test('with a CA the cluster scrape asks for localhost, which leads to every hypervisor', () => {
  const [{ relabelings }] = monitor(verified, 'pve-exporter-hypervisor').endpoints
  assert.equal(relabelings[0], { targetLabel: '__param_target', replacement: 'localhost' })
  assert.equal(deployment(verified).hostAliases, [
    { ip: '198.51.100.1', hostnames: ['localhost'] },
    { ip: '2001:db8::2', hostnames: ['localhost'] },
  ])
})

test('with a CA each node is asked by the name that its certificate carries', () => {
  const [, { relabelings }] = monitor(verified, 'pve-exporter-hypervisor').endpoints
  assert.equal(
    relabelings
      .slice(0, 2)
      .map(({ targetLabel, regex, replacement }: Record<string, string>) => [
        targetLabel,
        regex,
        replacement,
      ]),
    [
      ['__param_target', undefined, undefined],
      ['__param_target', 'pve2', 'pve2.example.com'],
    ],
  )
  assert.equal(deployment(verified, 'pve-exporter-node').hostAliases, [
    { ip: '198.51.100.1', hostnames: ['pve1'] },
    { ip: '2001:db8::2', hostnames: ['pve2.example.com'] },
  ])
})

test('a shared serverName takes the place of localhost', () => {
  const shared: Environment = {
    ...verified,
    pveExporter: { tls: { caSecret: 'ca', serverName: 'pve.example.com' } },
  }
  const [{ relabelings }] = monitor(shared, 'pve-exporter-hypervisor').endpoints
  assert.is(relabelings[0].replacement, 'pve.example.com')
  assert.equal(deployment(shared).hostAliases[0].hostnames, ['pve.example.com'])
})

test('the CA is a file that requests trusts instead of the public roots', () => {
  const { containers, volumes } = deployment(verified)
  assert.equal(containers[0].env.at(-1), { name: 'REQUESTS_CA_BUNDLE', value: '/etc/pve-ca/ca.crt' })
  assert.equal(volumes.at(-1), {
    name: 'ca',
    configMap: { name: 'pve-root-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] },
  })
  assert.equal(containers[0].volumeMounts.at(-1), { name: 'ca', mountPath: '/etc/pve-ca', readOnly: true })
})

test('a configSecret is mounted where the exporter looks for it, and no variable hides it', () => {
  const { containers, volumes } = deployment({
    ...lab,
    pveExporter: { tls: 'insecure', credentials: { configSecret: 'pve' } },
  })
  assert.is(containers[0].envFrom, undefined)
  assert.is(containers[0].args[0], '--config.file=/etc/prometheus/pve.yml')
  assert.equal(volumes.at(-1), {
    name: 'config',
    secret: { secretName: 'pve', items: [{ key: 'pve.yml', path: 'pve.yml' }] },
  })
  assert.equal(containers[0].volumeMounts.at(-1), {
    name: 'config',
    mountPath: '/etc/prometheus',
    readOnly: true,
  })
})

test('the exporters fit Pod Security restricted', () => {
  for (const name of ['pve-exporter', 'pve-exporter-node']) {
    const pod = deployment(lab, name)
    assert.is(pod.automountServiceAccountToken, false)
    assert.equal(pod.securityContext, {
      runAsNonRoot: true,
      runAsUser: 101,
      runAsGroup: 101,
      fsGroup: 101,
      seccompProfile: { type: 'RuntimeDefault' },
    })
    assert.equal(pod.containers[0].securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
    assert.equal(pod.containers[0].volumeMounts[0], { name: 'tmp', mountPath: '/tmp' })
  }
})

const fields: [string, Environment, (environment: Environment) => unknown, unknown][] = [
  [
    'monitorLabels',
    { ...lab, prometheus: { monitorLabels: { 'example.com/release': 'a' } } },
    environment =>
      objects(environment)
        .filter(({ kind }) => kind === 'ServiceMonitor')
        .map(({ metadata }) => metadata.labels?.['example.com/release']),
    ['a', 'a', 'a'],
  ],
  [
    'pveExporter.interval',
    { ...lab, pveExporter: { tls: 'insecure', interval: '90s' } },
    environment =>
      monitor(environment, 'pve-exporter-hypervisor').endpoints.map(
        ({ interval }: { interval: string }) => interval,
      ),
    ['90s', '120s'],
  ],
  [
    'pveExporter.nodeInterval',
    { ...lab, pveExporter: { tls: 'insecure', nodeInterval: '5m' } },
    environment =>
      monitor(environment, 'pve-exporter-hypervisor').endpoints.map(
        ({ interval }: { interval: string }) => interval,
      ),
    ['60s', '5m'],
  ],
  [
    'pveExporter.scrapeTimeout',
    { ...lab, pveExporter: { tls: 'insecure', scrapeTimeout: '20s' } },
    environment =>
      monitor(environment, 'pve-exporter-hypervisor').endpoints.map(
        ({ scrapeTimeout }: { scrapeTimeout: string }) => scrapeTimeout,
      ),
    ['20s', '20s'],
  ],
  [
    'pveExporter.collectors',
    { ...lab, pveExporter: { tls: 'insecure', collectors: { qdevice: false, config: false, status: true } } },
    environment => [
      deployment(environment).containers[0].args.slice(1),
      deployment(environment, 'pve-exporter-node').containers[0].args.slice(5),
    ],
    [['--no-collector.qdevice', '--no-collector.config'], ['--no-collector.config']],
  ],
  [
    'pveExporter.resources',
    { ...lab, pveExporter: { tls: 'insecure', resources: { limits: { memory: '1Gi' } } } },
    environment => deployment(environment).containers[0].resources,
    { requests: { cpu: '50m', memory: '128Mi' }, limits: { cpu: '1', memory: '1Gi' } },
  ],
  [
    'nodeExporter',
    {
      ...lab,
      nodeExporter: {
        port: 9101,
        scheme: 'https',
        interval: '15s',
        scrapeTimeout: '5s',
        job: 'node-exporter',
      },
    },
    environment => {
      const [{ scheme, interval, scrapeTimeout, relabelings }] = monitor(
        environment,
        'node-exporter',
      ).endpoints
      return [scheme, interval, scrapeTimeout, relabelings[0].replacement]
    },
    ['https', '15s', '5s', 'node-exporter'],
  ],
]

for (const [field, environment, value, expected] of fields)
  test(`${field} reaches the objects`, () => assert.equal(value(environment), expected))

test.run()
