import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { stringify } from 'yaml'
import { holdsSecret } from '../../lib/release/secret-keys.ts'
import { importing } from './imported.ts'
import { read } from './read.ts'

const secret = 'hunter2-hunter2'
const encoded = Buffer.from(secret).toString('base64')

/** A release with its secret in every place that a chart was seen to put one. */
const exporter = (container: object, volumes: object[] = []) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'pve', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': secret } },
  spec: {
    selector: { matchLabels: { app: 'pve' } },
    template: {
      metadata: { labels: { app: 'pve' }, annotations: { 'pve-token': secret, team: 'a' } },
      spec: {
        containers: [{ name: 'exporter', image: 'prompve/prometheus-pve-exporter:3.10.2', ...container }],
        volumes,
      },
    },
  },
})
const mounted = { volumeMounts: [{ name: 'config', mountPath: '/etc/prometheus' }] }
const file = `default: { user: prometheus@pve, password: ${secret}, verify_ssl: false }\n`

const releases: [string, object[]][] = [
  [
    'variables',
    [
      exporter({
        env: [
          { name: 'PVE_USER', value: `prometheus@pve!${secret}` },
          { name: 'PVE_PASSWORD', value: secret },
          { name: 'OTHER_TOKEN', value: secret },
        ],
        args: [`--password=${secret}`],
      }),
    ],
  ],
  [
    'a Secret in plain text',
    [
      exporter(mounted, [{ name: 'config', secret: { secretName: 'pve' } }]),
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'pve' }, stringData: { 'pve.yml': file } },
    ],
  ],
  [
    'a Secret in base64',
    [
      exporter({ envFrom: [{ secretRef: { name: 'pve' } }] }),
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'pve' }, data: { PVE_PASSWORD: encoded } },
    ],
  ],
  [
    'a ConfigMap',
    [
      exporter(mounted, [{ name: 'config', configMap: { name: 'pve' } }]),
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'pve' }, data: { 'pve.yml': file } },
    ],
  ],
]

const values = `verifySsl: false
pveServers: [198.51.100.11]
pve: { password: ${secret}, tokenValue: ${secret} }
apiToken: ${secret}
podAnnotations: { pve-token: ${secret}, team: a }
extraEnv: [{ name: PVE_PASSWORD, value: ${secret} }]
modules: { default: { user: prometheus@pve, token_value: ${secret} } }
unknown: { deep: [{ secret: ${secret} }] }
`

const inputs: [string, string][] = [
  ...releases.map(([title, objects]): [string, string] => [
    title,
    objects.map(one => stringify(one)).join('---\n'),
  ]),
  ['values', values],
]

for (const [title, text] of inputs)
  test(`${title}: no secret is written or told, and the report says where it stands`, () => {
    const { import: run, root, read, remove } = importing({ 'input.yaml': text })
    const words = ['input.yaml', '--name', 'lab', '--hypervisor', 'pve1=198.51.100.11']
    const told = [run(...words, '--dry-run'), run(...words, '--json')]
    assert.is(told[1]?.status, 0, told[1]?.stderr)
    const written = readdirSync(join(root, 'environments')).filter(name => name.startsWith('lab'))
    const all = [
      ...told.flatMap(({ stdout, stderr }) => [stdout, stderr]),
      ...written.map(name => read(`environments/${name}`)),
    ]
    assert.is(written.length, 1)
    for (const one of all) assert.ok(!one.includes(secret) && !one.includes(encoded), one)
    assert.match(told[0]?.stdout ?? '', /replace the token: input\.yaml:\d+ \(/)
    remove()
  })

test('a key is a secret by what charts call one, and no name of a Secret, switch or reference is', () => {
  const keys = ['password', 'pvePass', 'token', 'apiSecret', 'tokenValue', 'apiKey', 'pve-token', 'pwd']
  assert.equal(
    keys.filter(key => !holdsSecret(key, 'x')),
    [],
  )
  const others = [
    'existingSecret',
    'secretName',
    'tokenName',
    'secretRef',
    'tokenEnabled',
    'user',
    'host',
    'tokenType',
  ]
  assert.equal(
    others.filter(key => holdsSecret(key, 'x')),
    [],
  )
  // A key of the exporter's own, and a value that says itself what it is.
  assert.is(holdsSecret('privateKey', 'x'), true)
  assert.is(holdsSecret('url', 'https://monitoring:x1y2z3@pve.example.com'), true)
  assert.is(holdsSecret('anything', '6f1f6b1e-aaaa-4bbb-8ccc-0123456789ab'), true)
})

test('a label by whose name a secret is told is no label of the environment', () => {
  const monitor = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'pve', labels: { release: 'stack', token: secret } },
    spec: {
      selector: { matchLabels: { app: 'pve' } },
      endpoints: [{ port: 'http', path: '/pve', params: { target: ['198.51.100.11'] } }],
    },
  }
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'pve', labels: { app: 'pve' } },
    spec: { selector: { app: 'pve' }, ports: [{ name: 'http', port: 9221 }] },
  }
  const text = [exporter({}), service, monitor].map(object => stringify(object)).join('---\n')
  const { environments } = read({ 'manifest.yaml': text }, 'lab')
  assert.equal(environments.lab?.prometheus, { monitorLabels: { release: 'stack' } })
})

test.run()
