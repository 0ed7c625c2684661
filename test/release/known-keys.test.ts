import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { stringify } from 'yaml'
import type { Environment } from '../../lib/environment.ts'
import { read } from './read.ts'

/** A dotted key with its value, below the keys of a chart that are always there. */
const values = (key: string, value: unknown) =>
  stringify({
    ...(key.split('.').reduceRight<unknown>((inside, part) => ({ [part]: inside }), value) as object),
  })

const given = { hypervisors: [{ name: 'pve1', address: '198.51.100.11' }] }

const labels = { team: 'a' }
const text = 'other'

/** The keys by which charts say a field, what they say, and the field with its value where that is another. */
const fields: [field: string, keys: string[], value: unknown, becomes?: unknown][] = [
  ['namespace', ['namespace', 'namespaceOverride'], text],
  ['labels', ['commonLabels', 'podLabels', 'extraLabels'], labels],
  [
    'prometheus.monitorLabels',
    [
      'serviceMonitor.labels',
      'serviceMonitor.additionalLabels',
      'serviceMonitor.selector',
      'scrapeConfig.labels',
      'scrapeConfig.additionalLabels',
      'monitorLabels',
      'prometheus.monitorLabels',
      'prometheus.labels',
    ],
    labels,
  ],
  [
    'pveExporter.interval',
    [
      'serviceMonitor.interval',
      'scrapeConfig.interval',
      'scrapeConfig.scrapeInterval',
      'scrapeInterval',
      'interval',
    ],
    '75s',
  ],
  [
    'pveExporter.scrapeTimeout',
    ['serviceMonitor.scrapeTimeout', 'scrapeConfig.scrapeTimeout', 'scrapeTimeout'],
    '40s',
  ],
  ['pveExporter.nodeInterval', ['nodeInterval'], '5m'],
  ['pveExporter.imagePullPolicy', ['image.pullPolicy', 'imagePullPolicy'], 'Always'],
  ['pveExporter.imagePullSecrets', ['imagePullSecrets', 'image.pullSecrets'], ['a'], [{ name: 'a' }]],
  ['pveExporter.resources', ['resources'], { limits: { memory: '1Gi' } }],
  ['pveExporter.nodeSelector', ['nodeSelector'], labels],
  ['pveExporter.tolerations', ['tolerations'], [{ operator: 'Exists' }]],
  ['pveExporter.affinity', ['affinity'], { podAffinity: {} }],
  ['pveExporter.priorityClassName', ['priorityClassName'], 'high'],
  ['pveExporter.podAnnotations', ['podAnnotations'], labels],
  ['nodeExporter.port', ['nodeExporter.port', 'nodeExporter.service.port'], 9101],
  ['nodeExporter.scheme', ['nodeExporter.scheme'], 'https'],
  ['nodeExporter.interval', ['nodeExporter.interval', 'nodeExporter.serviceMonitor.interval'], '20s'],
  [
    'nodeExporter.scrapeTimeout',
    ['nodeExporter.scrapeTimeout', 'nodeExporter.serviceMonitor.scrapeTimeout'],
    '10s',
  ],
  ['nodeExporter.job', ['nodeExporter.job', 'nodeExporter.jobName'], 'nodes'],
  [
    'pveExporter.image',
    ['image'],
    'registry.example.com/own:4.0.0',
    { name: 'registry.example.com/own', tag: '4.0.0' },
  ],
  ['pveExporter.collectors', ['args', 'extraArgs'], ['--no-collector.node'], { node: false }],
  [
    'pveExporter.credentials.secret',
    [
      'existingSecret',
      'existingSecretName',
      'secretName',
      'credentials.existingSecret',
      'credentials.secretName',
      'auth.existingSecret',
    ],
    'token',
  ],
  [
    'pveExporter.credentials.configSecret',
    ['configSecret', 'existingConfigSecret', 'config.existingSecret'],
    'file',
  ],
]

/** A field of an environment by its dotted name. */
const fieldOf = (environment: Environment | undefined, field: string): unknown =>
  field.split('.').reduce<unknown>((value, key) => Object(value)[key], environment)

for (const [field, keys, value, becomes = value] of fields)
  test(`${field} is read of every key that charts have for it`, () => {
    for (const key of keys)
      for (const at of [key, `prometheus-pve-exporter.${key}`, `deployment.${key}`]) {
        const { environments, used, unused, secrets } = read(
          { 'values.yaml': values(at, value) },
          'lab',
          given,
        )
        assert.equal(fieldOf(environments.lab, field), becomes, at)
        assert.ok(
          used.some(line => line.endsWith(`: ${field.replace('collectors.', '')}`)),
          `${at}: ${used.join()}`,
        )
        assert.equal([unused, secrets], [[], []], at)
      }
  })

/** The keys that list hypervisors, and which exporters are asked there. */
const lists: [keys: string[], exporters: string[] | undefined][] = [
  [['hypervisors'], undefined],
  [['pveServers', 'serviceMonitor.pveTargets', 'pveTargets', 'targets', 'proxmox.targets'], ['pve']],
  [['nodeExporter.targets', 'nodeExporter.hosts'], ['node']],
  [['exporter.target', 'exporter.hosts', 'exporter.host', 'exporter.nodes', 'exporter.servers'], ['pve']],
  // An environment of their own, which has no node exporters.
  [['modules.paris.targets', 'modules.paris.target', 'modules.paris.hosts'], undefined],
]

for (const [keys, exporters] of lists)
  test(`hypervisors are read of ${keys.join(', ')}`, () => {
    for (const key of keys) {
      // Beside a machine that is asked for both, so that what is not asked shows.
      const both = { hypervisors: [{ name: 'pve-a', ip: '198.51.100.10' }] }
      const { environments } = read(
        {
          'values.yaml': `${stringify(both)}${values(key, ['198.51.100.12']).replace(/^hypervisors:\n/, '')}`,
        },
        'lab',
      )
      const [, other] = Object.values(environments).flatMap(({ hypervisors }) => hypervisors)
      assert.equal(other, { name: 'pve1', address: '198.51.100.12', ...(exporters && { exporters }) }, key)
    }
  })

test('a hypervisor’s address and name are read of every key that charts have for them', () => {
  const item = (one: object) =>
    read({ 'values.yaml': stringify({ hypervisors: [one] }) }, 'lab').environments.lab?.hypervisors
  for (const key of ['ip', 'address', 'host', 'hostname', 'target', 'url', 'server', 'fqdn'])
    assert.equal(item({ name: 'a', [key]: '198.51.100.12' }), [{ name: 'a', address: '198.51.100.12' }], key)
  for (const key of ['name', 'node', 'nodeName'])
    assert.equal(
      item({ [key]: 'PVE-A', ip: '198.51.100.12' }),
      [{ name: 'pve-a', address: '198.51.100.12' }],
      key,
    )
  // The address says nothing that a name would.
  assert.equal(item({ name: '198.51.100.12', ip: '198.51.100.12' }), [
    { name: 'pve1', address: '198.51.100.12' },
  ])
})

const verifying = [
  'env.pveVerifySsl',
  'verifySsl',
  'verifySSL',
  'verify_ssl',
  'ssl',
  'tls.verify',
  'sslVerify',
  'env.PVE_VERIFY_SSL',
  'extraEnv.PVE_VERIFY_SSL',
  'extraEnvVars.PVE_VERIFY_SSL',
  'envVars.PVE_VERIFY_SSL',
  'modules.default.verify_ssl',
  'config.default.verify_ssl',
  'pveConfig.default.verify_ssl',
]
const trusting = ['insecure', 'insecureSkipVerify', 'tls.insecure', 'tlsInsecure', 'tls.insecureSkipVerify']

test('whether certificates are verified is read of every key that charts have for it', () => {
  const tlsOf = (key: string, value: unknown) => {
    const { environments, used } = read({ 'values.yaml': values(key, value) }, 'lab', given)
    assert.is(used.filter(line => line.endsWith(': pveExporter.tls')).length, 1, key)
    return environments.lab?.pveExporter.tls
  }
  const verified = { caConfigMap: 'pve-root-ca' }
  for (const key of verifying) {
    for (const no of [false, 'false', 0, 'FALSE', 'no', 'Off'])
      assert.is(tlsOf(key, no), 'insecure', `${key}: ${no}`)
    for (const yes of [true, 'true', 1, 'notes', 'office', 'x0'])
      assert.equal(tlsOf(key, yes), verified, `${key}: ${yes}`)
  }
  for (const key of trusting) {
    assert.is(tlsOf(key, true), 'insecure', key)
    assert.equal(tlsOf(key, false), verified, key)
  }
  for (const key of ['env', 'extraEnv', 'extraEnvVars', 'envVars'])
    assert.is(
      tlsOf(key, [
        { name: 'A', value: '1' },
        { name: 'PVE_VERIFY_SSL', value: '0' },
      ]),
      'insecure',
      key,
    )
})

test('the account is read of every key that charts have for it, and only where it is one', () => {
  const accountOf = (key: string, value: string) =>
    /\((.*)\)$/m.exec(read({ 'values.yaml': values(key, value) }, 'lab', given).steps.join('\n'))?.[1]
  for (const key of [
    'env.pveUser',
    'pve.user',
    'user',
    'username',
    'pve.name',
    'credentials.user',
    'auth.user',
    'name',
  ])
    assert.is(
      accountOf(`exporter.interval`, '60s') ?? accountOf(key, 'metrics@pve'),
      'PVE_USER is metrics@pve in the release',
      key,
    )
  for (const key of [
    'env.pveTokenName',
    'tokenName',
    'token.name',
    'tokenId',
    'tokenID',
    'credentials.tokenName',
    'auth.tokenName',
  ])
    assert.is(
      /\((PVE_USER.*)\)$/m.exec(
        read(
          { 'values.yaml': `${values(key, 'k8s')}exporter: { user: metrics@pve }\n` },
          'lab',
          given,
        ).steps.join('\n'),
      )?.[1],
      'PVE_USER is metrics@pve in the release, PVE_TOKEN_NAME k8s',
      key,
    )
  for (const none of ['metrics', 'metrics@pve!token', ' metrics@pve', '@pve', 'metrics@'])
    assert.is(accountOf('user', none), undefined, none)
})

test.run()
