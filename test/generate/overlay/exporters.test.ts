import * as assert from 'uvu/assert'
import { knownExporters } from '../../../lib/environment/exporters/known-exporters.ts'
import type { Discovery, Environment } from '../../../lib/environment.ts'
import { kubectlSuite, objectOf, type Rendered } from '../../kubectl.ts'
import { validateModel } from '../../models.ts'
import { lab, modes, render, texts } from './render.ts'
import { targetsOf } from './targets.ts'

const test = kubectlSuite('exporters on the hypervisors')

const everyone = Object.keys(knownExporters)
const switchedOn = Object.fromEntries(everyone.map(name => [name, true]))

/** What the names of all their objects hold, and their parts of base/. */
const anyExporter = new RegExp(
  ['pve-zfs', ...Object.values(knownExporters).map(({ name }) => name)].join('|'),
)

/** Every exporter on both hypervisors that the API has, and one that this repository does not know. */
const all: Environment = {
  ...lab,
  hypervisors: [
    { name: 'pve1', address: '198.51.100.1', exporters: ['node', 'pve', ...everyone, 'pve-zfs'] },
    { name: 'pve2', address: '2001:DB8::2', exporters: ['node', 'pve', 'ceph', 'pve-zfs'] },
  ],
  exporters: { ...switchedOn, custom: [{ name: 'pve-zfs', port: 9135, path: '/zfs' }] },
}

const rendered = (environment: Environment, discovery: Discovery): Rendered[] =>
  render({ lab: { ...environment, discovery } })[0] ?? []

/** The targets of further exporters, as `job instance URL`. */
const furtherTargets = (objects: Rendered[]): string[] =>
  targetsOf(objects, 'EndpointSlice')
    .filter(({ job }) => !/^proxmox-(pve-(cluster|node|exporter)|node-exporter)$/.test(job ?? ''))
    .map(({ job, instance, url, ...labels }) => {
      assert.equal(labels, { environment: 'lab', namespace: 'monitoring' })
      return `${job} ${instance} ${url}`
    })
    .sort()

for (const discovery of modes) {
  test(`${discovery}: each exporter is one target on each hypervisor that runs it`, () => {
    assert.equal(
      furtherTargets(rendered(all, discovery)),
      [
        'proxmox-ceph-mgr pve1 198.51.100.1:9283/metrics',
        'proxmox-ceph-mgr pve2 [2001:db8::2]:9283/metrics',
        'proxmox-pve-zfs pve1 198.51.100.1:9135/zfs',
        'proxmox-pve-zfs pve2 [2001:db8::2]:9135/zfs',
        ...Object.values(knownExporters)
          .filter(({ name }) => name !== 'ceph-mgr')
          .map(({ job, port, path }) => `${job} pve1 198.51.100.1:${port}${path}`),
      ].sort(),
    )
  })

  test(`${discovery}: every object of an exporter is as its kind's schema asks, and none has a name without prefix`, () => {
    const objects = rendered(all, discovery)
    for (const object of objects) assert.not.throws(() => validateModel(object), object.metadata.name)
    const own = objects.filter(({ metadata }) => anyExporter.test(metadata.name))
    assert.ok(own.length >= everyone.length + 1)
    assert.not.match(JSON.stringify(own), /(?<!lab-)proxmox-monit-/)
  })

  test(`${discovery}: without a list, a hypervisor runs what is switched on but for what runs on few`, () => {
    const { hypervisors: _, ...rest } = all
    const objects = rendered(
      {
        ...rest,
        hypervisors: [
          { name: 'pve1', address: '198.51.100.1' },
          { name: 'pve2', address: '198.51.100.2', exporters: ['pve', 'nut', 'apcupsd'] },
        ],
      },
      discovery,
    )
    assert.equal(
      furtherTargets(objects).map(target => target.split(' ').slice(0, 2).join(' ')),
      [
        'proxmox-apcupsd-exporter pve2',
        'proxmox-ceph-mgr pve1',
        'proxmox-ipmi-exporter pve1',
        'proxmox-nut-exporter pve2',
        'proxmox-pve-zfs pve1',
        'proxmox-smartctl-exporter pve1',
        'proxmox-zfs-exporter pve1',
      ],
    )
  })

  test(`${discovery}: whatever an environment says of an exporter stands in its scrape`, () => {
    const settings = {
      port: 9443,
      path: '/probe',
      scheme: 'https',
      interval: '2m',
      scrapeTimeout: '90s',
      job: 'own',
      tls: { caSecret: 'exporter-ca', serverName: 'exporters.example.com' },
      basicAuthSecret: 'exporter-auth',
    } as const
    for (const [name, exporters] of [
      ['nut-exporter', { nut: settings }],
      ['ipmi-exporter', { ipmi: settings }],
      ['mine', { custom: [{ name: 'mine', ...settings }] }],
    ] as const) {
      const hypervisors = [
        { name: 'pve1', address: '198.51.100.1', exporters: ['node', 'pve', name.split('-')[0] ?? ''] },
      ]
      const objects = rendered({ ...lab, hypervisors, exporters } as Environment, discovery)
      assert.equal(furtherTargets(objects), ['own pve1 198.51.100.1:9443/probe'])
      const scrape = scrapeOf(objects, name)
      assert.equal(
        [scrape.scheme.toLowerCase(), scrape.interval ?? scrape.scrapeInterval, scrape.scrapeTimeout],
        ['https', '2m', '90s'],
      )
      assert.equal(
        [scrape.tlsConfig, scrape.basicAuth],
        [
          {
            ca: { secret: { key: 'ca.crt', name: 'exporter-ca' } },
            serverName: 'exporters.example.com',
          },
          {
            password: { key: 'password', name: 'exporter-auth' },
            username: { key: 'username', name: 'exporter-auth' },
          },
        ],
      )
    }
  })

  test(`${discovery}: a slow exporter has longer than Prometheus gives by default, within its interval`, () => {
    const timeout = (interval: string) =>
      scrapeOf(rendered({ ...lab, exporters: { ipmi: { interval } } }, discovery), 'ipmi-exporter')
        .scrapeTimeout
    assert.equal([timeout('60s'), timeout('20s')], ['30s', '20s'])
  })

  test(`${discovery}: what the Prometheus selects by reaches the scrapes of exporters, known or not`, () => {
    const objects = rendered({ ...all, prometheus: { monitorLabels: { release: 'stack' } } }, discovery)
    const monitors = objects.filter(({ kind }) => /^(ServiceMonitor|Probe|ScrapeConfig)$/.test(kind))
    assert.equal([...new Set(monitors.map(({ metadata }) => metadata.labels?.release))], ['stack'])
    assert.ok(monitors.length > everyone.length)
  })

  test(`${discovery}: exporters that are switched off, and no exporters, leave the overlay as it was`, () => {
    const off = Object.fromEntries(everyone.map(name => [name, false]))
    const before = texts({ lab: { ...lab, discovery } })
    assert.equal(texts({ lab: { ...lab, discovery, exporters: { ...off, custom: [] } } }), before)
    assert.not.match(
      Object.entries(before)
        .filter(([path]) => path.startsWith('overlays/'))
        .map(([, text]) => text)
        .join('\n'),
      anyExporter,
    )
  })
}

const scrapeOf = (objects: Rendered[], name: string) =>
  objects.some(({ kind }) => kind === 'ScrapeConfig')
    ? objectOf(objects, 'ScrapeConfig', `lab-proxmox-monit-${name}`).spec
    : objectOf(objects, 'ServiceMonitor', `lab-proxmox-monit-${name}`).spec.endpoints[0]

test('an exporter costs its overlay the line of its part, and its Endpoints; base/ has the rest', () => {
  const made = (environment: Environment) => texts({ lab: environment })
  const environment: Environment = {
    ...lab,
    hypervisors: [
      { name: 'pve1', address: '198.51.100.1' },
      { name: 'pve2', address: '198.51.100.2', exporters: ['node', 'pve'] },
    ],
  }
  const [without, withCeph] = [made(environment), made({ ...environment, exporters: { ceph: true } })]
  const linesMore = (name: string) =>
    (withCeph[`overlays/lab/${name}`]?.split('\n') ?? []).filter(
      line => !without[`overlays/lab/${name}`]?.split('\n').includes(line),
    )
  assert.equal(linesMore('kustomization.yaml'), ['  - ../../base/ceph-mgr'])
  assert.match(
    withCeph['overlays/lab/endpoints.yaml'] ?? '',
    `
  name: proxmox-monit-ceph-mgr
  labels:
    app.kubernetes.io/name: ceph-mgr
    app.kubernetes.io/component: ceph-mgr
    app.kubernetes.io/part-of: proxmox-monitoring
subsets:
  - addresses:
      - ip: 198.51.100.1
        hostname: pve1
    ports:
      - name: metrics
        port: 9283
        protocol: TCP
---
`,
  )
})

test('all Endpoints of an overlay hold its hypervisors, so that a patch may mean them by their kind', () => {
  const objects = rendered(
    { ...lab, exporters: { custom: [{ name: 'raid', port: 9999 }] }, telegraf: true },
    'endpoints',
  )
  assert.equal(
    objects
      .filter(({ kind }) => kind === 'Endpoints')
      .map(({ metadata }) => metadata.name)
      .sort(),
    ['node-exporter', 'pve-exporter-hypervisor', 'raid'].map(name => `lab-proxmox-monit-${name}`),
  )
})

test.run()
