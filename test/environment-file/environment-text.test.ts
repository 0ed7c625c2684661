import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import type { Environment } from '../../lib/environment.ts'
import { environmentText } from '../../lib/environment-file/environment-text.ts'
import type { Note } from '../../lib/environment-file/note.ts'
import { withoutDefaults } from '../../lib/environment-file/without-defaults.ts'
import { repository } from '../../lib/file/repository.ts'
import { schema } from '../validate/judged.ts'

const folder = join(repository, 'environments')
const text = (environment: Environment, format: 'ts' | 'yaml' = 'ts', notes: Note[] = []) =>
  environmentText({ name: 'lab', format, environment, notes }, schema)

const lab: Environment = {
  pveExporter: { tls: 'insecure', credentials: { secret: 'pve-lab' } },
  prometheus: { monitorLabels: { release: 'kube-prometheus-stack' } },
  hypervisors: [
    { address: '198.51.100.11', name: 'pve1' },
    { name: 'pve2', address: '198.51.100.12', exporters: ['pve'] },
  ],
  namespace: 'observability',
}

test('TypeScript reads as the README’s example does, in the order of the type', () =>
  assert.is(
    text(lab),
    `import type { Environment } from '../lib/environment.ts'

export default {
  namespace: 'observability',
  hypervisors: [
    { name: 'pve1', address: '198.51.100.11' },
    { name: 'pve2', address: '198.51.100.12', exporters: ['pve'] },
  ],
  pveExporter: { credentials: { secret: 'pve-lab' }, tls: 'insecure' },
  prometheus: { monitorLabels: { release: 'kube-prometheus-stack' } },
} satisfies Environment
`,
  ))

test('YAML names the schema, and writes short lists on one line', () =>
  assert.is(
    text(lab, 'yaml', [{ path: ['pveExporter', 'tls'], text: 'nothing verifies the certificates' }]),
    `# yaml-language-server: $schema=../schema/environment.schema.json
namespace: observability
hypervisors:
  - name: pve1
    address: 198.51.100.11
  - name: pve2
    address: 198.51.100.12
    exporters: [pve]
pveExporter:
  credentials:
    secret: pve-lab
  # nothing verifies the certificates
  tls: insecure
prometheus:
  monitorLabels:
    release: kube-prometheus-stack
`,
  ))

test('a comment stands above its field, on a line of its own, and opens the line that held the field', () =>
  assert.is(
    text(lab, 'ts', [
      { path: [], text: 'From Helm.' },
      { path: ['pveExporter', 'tls'], text: 'nothing verifies\nthe certificates' },
    ]),
    `import type { Environment } from '../lib/environment.ts'

export default {
  // From Helm.
  namespace: 'observability',
  hypervisors: [
    { name: 'pve1', address: '198.51.100.11' },
    { name: 'pve2', address: '198.51.100.12', exporters: ['pve'] },
  ],
  pveExporter: {
    credentials: { secret: 'pve-lab' },
    // nothing verifies the certificates
    tls: 'insecure',
  },
  prometheus: { monitorLabels: { release: 'kube-prometheus-stack' } },
} satisfies Environment
`,
  ))

test('what extends a shared fragment imports it', () =>
  assert.match(
    environmentText(
      {
        name: 'lab',
        format: 'ts',
        environment: lab,
        notes: [],
        extended: { name: 'byArgoCD', file: 'delivery.ts' },
      },
      schema,
    ),
    /^import \{ extend \} from '\.\.\/lib\/extend\.ts'\nimport \{ byArgoCD \} from '\.\/shared\/delivery\.ts'\n\nexport default extend\(byArgoCD, \{\n {2}namespace(.*\n)*\}\)\n$/,
  ))

test('only what differs from the defaults is written', () =>
  assert.equal(
    withoutDefaults('lab', {
      namespace: 'monitoring',
      namePrefix: 'lab-',
      hypervisors: [{ name: 'pve1', address: '198.51.100.11', exporters: ['node', 'pve'] }],
      pveExporter: {
        credentials: { secret: 'pve-exporter' },
        tls: 'insecure',
        interval: '60s',
        resources: { requests: { cpu: '50m' }, limits: { cpu: '2' } },
      },
      nodeExporter: { port: 9100, scheme: 'http' },
      dashboards: false,
      delivery: { repository: { url: 'https://git.example.com/a/b.git' }, argocd: {} },
    }),
    {
      pveExporter: { tls: 'insecure', resources: { limits: { cpu: '2' } } },
      dashboards: false,
      delivery: { repository: { url: 'https://git.example.com/a/b.git' }, argocd: {} },
      hypervisors: [{ name: 'pve1', address: '198.51.100.11' }],
    },
  ))

/** Environments that hold long lines, quotes, keys to be quoted, deep objects and lists of several kinds. */
const shapes: Environment[] = [
  ...readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .map(name => parse(readFileSync(join(folder, name), 'utf8'))),
  lab,
  { hypervisors: [{ name: 'pve1', address: '2001:db8::1' }], pveExporter: { tls: 'insecure' } },
  {
    labels: { 'example.com/site': "it's", note: 'a "quote"', both: `'"`, end: 'x'.repeat(60) },
    hypervisors: [
      {
        name: 'a'.repeat(63),
        address: '2001:db8:1:2:3:4:5:6',
        exporters: ['pve'],
        serverName: 'a.example.com',
      },
    ],
    pveExporter: {
      tls: { caConfigMap: 'pve-root-ca' },
      tolerations: [
        { key: 'dedicated', operator: 'Equal', value: 'monitoring', effect: 'NoSchedule' },
        { operator: 'Exists' },
      ],
      imagePullSecrets: [{ name: 'one' }, { name: 'two' }],
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a', 'b'] }] }],
          },
        },
      },
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } },
    },
    nodeExporter: false,
    prometheus: {
      monitorLabels: { release: 'kube-prometheus-stack', 'prometheus.example.com/instance': 'main-one' },
    },
    networkPolicy: {
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
          podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
        },
      ],
    },
  },
]

test('Biome changes nothing of what is written', () => {
  for (const environment of shapes)
    for (const notes of [[], [{ path: ['pveExporter', 'tls'], text: 'a comment' }]]) {
      const written = text(environment, 'ts', notes)
      const formatted = execFileSync(
        join(repository, 'node_modules/.bin/biome'),
        ['check', '--write', '--stdin-file-path=environments/lab.ts'],
        { input: written, encoding: 'utf8', cwd: repository },
      )
      assert.is(written, formatted)
    }
})

test('both formats hold the value', async () => {
  for (const environment of shapes) {
    assert.equal(parse(text(environment, 'yaml')), JSON.parse(JSON.stringify(environment)))
    const module = text(environment)
      .replace(/^import.*\n/, '')
      .replace(' satisfies Environment', '')
    assert.equal((await import(`data:text/javascript,${encodeURIComponent(module)}`)).default, environment)
  }
})

test.run()
