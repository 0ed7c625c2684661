import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { columns } from '../../lib/commands/steps/columns.ts'
import type { Environment } from '../../lib/environment.ts'
import { read } from './read.ts'

/** Values in the keys of a chart, and the environment that they become. */
const dialects: [string, string, Environment][] = [
  [
    'machines with their names, as the old chart has them',
    `
environment: sandbox
release: kube-prometheus-stack
hypervisors:
  - { name: VIRTRC18U, ip: 198.51.100.18 }
  - { name: virtrc19u, ip: 198.51.100.19 }
verifySsl: false
nodeExporter: { port: 9101 }
`,
    {
      hypervisors: [
        { name: 'virtrc18u', address: '198.51.100.18' },
        { name: 'virtrc19u', address: '198.51.100.19' },
      ],
      pveExporter: { credentials: { secret: 'pve-lab' }, tls: 'insecure' },
      nodeExporter: { port: 9101 },
      prometheus: { monitorLabels: { release: 'kube-prometheus-stack' } },
    },
  ],
  [
    // christianhuth/prometheus-pve-exporter 2.6.1: its keys.
    'serviceMonitor.pveTargets, and variables under env',
    `
image: { registry: docker.io, repository: prompve/prometheus-pve-exporter, tag: "3.7.0", pullPolicy: Always }
args: [--no-collector.config]
env: { pveAuthType: token, pveUser: prometheus@pve, pveTokenName: k8s, pveTokenValue: not-for-you, pveVerifySsl: false }
serviceMonitor:
  enabled: true
  additionalLabels: { release: monitoring }
  interval: 2m
  pveTargets: ['https://198.51.100.40:8006']
resources: { limits: { cpu: 200m, memory: 100Mi } }
`,
    {
      hypervisors: [{ name: 'pve1', address: '198.51.100.40' }],
      pveExporter: {
        credentials: { secret: 'pve-lab' },
        tls: 'insecure',
        imagePullPolicy: 'Always',
        resources: { requests: { memory: '100Mi' }, limits: { cpu: '200m', memory: '100Mi' } },
        collectors: { config: false },
        interval: '2m',
      },
      nodeExporter: false,
      prometheus: { monitorLabels: { release: 'monitoring' } },
    },
  ],
  [
    // The same chart below a parent, as those who wrap it write.
    'the values of a chart below its parent’s name for it',
    `
prometheus-pve-exporter:
  env: { pveVerifySsl: "false", pveExistingSecretName: old-token }
  serviceMonitor: { additionalLabels: { release: stack }, pveTargets: [198.51.100.41] }
  nodeSelector: { disk: ssd }
`,
    {
      hypervisors: [{ name: 'pve1', address: '198.51.100.41' }],
      pveExporter: { credentials: { secret: 'pve-lab' }, tls: 'insecure', nodeSelector: { disk: 'ssd' } },
      nodeExporter: false,
      prometheus: { monitorLabels: { release: 'stack' } },
    },
  ],
  [
    // M0NsTeRRR/prometheus-pve-exporter 0.2: its keys; it brings no target.
    'serviceMonitor.labels, image.sha, podLabels, and a list of servers beside them',
    `
image: { registry: registry.example.com, repository: prompve/prometheus-pve-exporter, sha: ${'a'.repeat(64)} }
extraEnv: [{ name: PVE_VERIFY_SSL, value: "false" }]
podLabels: { team: virtualization }
serviceMonitor: { enabled: true, labels: { prometheus: main }, interval: 30s, scrapeTimeout: 20s }
pveServers:
  - { name: pve1, host: 198.51.100.51 }
  - 198.51.100.52:8006
`,
    {
      labels: { team: 'virtualization' },
      hypervisors: [
        { name: 'pve1', address: '198.51.100.51' },
        { name: 'pve2', address: '198.51.100.52' },
      ],
      pveExporter: {
        credentials: { secret: 'pve-lab' },
        tls: 'insecure',
        image: {
          name: 'registry.example.com/prompve/prometheus-pve-exporter',
          digest: `sha256:${'a'.repeat(64)}`,
        },
        interval: '30s',
        scrapeTimeout: '20s',
      },
      nodeExporter: false,
      prometheus: { monitorLabels: { prometheus: 'main' } },
    },
  ],
  [
    // Evit15/helm-prometheus-pve-exporter 1.0: its keys.
    'one target below pve, with a password',
    `
image: { repository: prompve/prometheus-pve-exporter, tag: "" }
pve: { name: prometheus@pve, password: not-for-you, ssl: false, target: 198.51.100.61 }
`,
    {
      hypervisors: [{ name: 'pve1', address: '198.51.100.61' }],
      pveExporter: { credentials: { secret: 'pve-lab' }, tls: 'insecure' },
      nodeExporter: false,
    },
  ],
  [
    'proxmox.targets, an existing Secret, and certificates that are verified',
    `
namespace: observability
proxmox:
  targets: [{ name: pve-a, address: '2001:db8::a' }, { name: pve-b, address: '2001:db8::b' }]
  existingSecret: pve-token
  verifySsl: true
nodeExporter:
  enabled: true
  interval: 15s
`,
    {
      namespace: 'observability',
      hypervisors: [
        { name: 'pve-a', address: '2001:db8::a' },
        { name: 'pve-b', address: '2001:db8::b' },
      ],
      pveExporter: { credentials: { secret: 'pve-token' }, tls: { caConfigMap: 'pve-root-ca' } },
      nodeExporter: { interval: '15s' },
    },
  ],
]

for (const [title, values, expected] of dialects)
  test(`values are read: ${title}`, () => {
    const { environments, problems } = read({ 'values.yaml': values }, 'lab')
    assert.equal(problems, [])
    assert.equal(environments, { lab: expected })
  })

test('a map of hypervisors names them by its keys', () =>
  assert.equal(
    read(
      {
        'values.yaml':
          'verifySsl: false\nhypervisors: { pve1: 198.51.100.11, pve-b: { ip: 198.51.100.12 } }\n',
      },
      'lab',
    ).environments.lab?.hypervisors,
    [
      { name: 'pve1', address: '198.51.100.11' },
      { name: 'pve-b', address: '198.51.100.12' },
    ],
  ))

test('what would steer a terminal is escaped', () =>
  assert.equal(columns([['a\u001b[31m', 'b\nc']]), ['a\\u001b[31m  b\\u000ac']))

test('modules with targets of their own are an environment each, with its own account', () => {
  const { environments, steps, secrets } = read({
    'values.yaml': `modules:
  paris: { user: prometheus@pve, token_value: not-for-you, verify_ssl: false, targets: [203.0.113.21] }
  lyon: { user: prometheus@pve, token_value: not-for-you, verify_ssl: false, targets: [203.0.113.31] }
`,
  })
  assert.equal(
    Object.entries(environments).map(([name, { hypervisors, dashboards }]) => [
      name,
      hypervisors[0]?.address,
      dashboards,
    ]),
    [
      ['paris', '203.0.113.21', undefined],
      ['lyon', '203.0.113.31', false],
    ],
  )
  assert.is(steps.filter(step => step.startsWith('create the Secret pve-')).length, 2)
  assert.equal(
    new Set(secrets),
    new Set(['values.yaml:2 modules.paris.token_value', 'values.yaml:3 modules.lyon.token_value']),
  )
})

test('files are merged as Helm merges them: maps by key, lists replaced, null deletes, the last wins', () => {
  const { environments, used, unused } = read({
    'values.yaml': `hypervisors: [198.51.100.11, 198.51.100.12]
verifySsl: true
nodeSelector: { disk: ssd, zone: a }
priorityClassName: monitoring
serviceMonitor: { interval: 30s, labels: { release: stack } }
`,
    'helm_vars/paris/values.yaml': `hypervisors: [{ name: pve9, ip: 198.51.100.99 }]
verifySsl: false
nodeSelector: { zone: b }
priorityClassName: null
serviceMonitor: { labels: { team: a } }
`,
  })
  assert.equal(environments, {
    paris: {
      hypervisors: [{ name: 'pve9', address: '198.51.100.99' }],
      pveExporter: {
        credentials: { secret: 'pve-paris' },
        tls: 'insecure',
        nodeSelector: { disk: 'ssd', zone: 'b' },
        interval: '30s',
        scrapeTimeout: '30s',
      },
      prometheus: { monitorLabels: { release: 'stack', team: 'a' } },
    },
  })
  assert.ok(used.includes('helm_vars/paris/values.yaml:2 verifySsl: pveExporter.tls'))
  assert.ok(used.includes('values.yaml:5 serviceMonitor.interval: pveExporter.interval'))
  assert.equal(unused, [])
})

test('every key that no field takes is told with its line and a reason, and no default that says nothing', () => {
  const { unused } = read(
    {
      'values.yaml': `hypervisors: [198.51.100.11]
verifySsl: false
replicaCount: 2
affinity: {}
fullnameOverride: ""
ingress:
  enabled: true
  hosts: [pve.example.com]
pveToken: not-for-you
somethingElse: { deep: [1] }
`,
    },
    'lab',
  )
  assert.equal(unused, [
    'values.yaml:3 replicaCount: one replica is enough: it starts in seconds; otherwise a patch',
    'values.yaml:7 ingress: nothing but Prometheus asks the exporter',
    'values.yaml:9 pveToken: a secret: it is written nowhere',
    'values.yaml:10 somethingElse: no field has this meaning; where a template used it, a patch does',
  ])
})

test('a name in place of an address asks for the address, and takes it', () => {
  const values = { 'values.yaml': 'verifySsl: false\npveServers: [pve1.example.com]\n' }
  assert.equal(read(values, 'lab').problems, [
    'values.yaml:2: asks pve1.example.com, a name; an environment needs addresses: give --hypervisor pve1=<its address>',
  ])
  assert.equal(
    read(values, 'lab', { hypervisors: [{ name: 'pve1', address: '198.51.100.11' }] }).environments.lab
      ?.hypervisors,
    [{ name: 'pve1', address: '198.51.100.11' }],
  )
})

test('values of a chart that lists no hypervisor take them from a person', () => {
  const values = { 'values.yaml': 'serviceMonitor: { interval: 2m }\nverifySsl: false\n' }
  assert.equal(read(values, 'lab').problems, [
    'values.yaml:1: names no hypervisor that is asked: give --hypervisor <node>=<address>, once for each',
  ])
  const given = { hypervisors: [{ name: 'pve1', address: '198.51.100.11' }] }
  assert.equal(read(values, 'lab', given).environments.lab?.hypervisors, given.hypervisors)
})

test('what values do not say is said by hand: certificates are verified until somebody says otherwise', () => {
  const { environments, notes, remarks, steps } = read(
    { 'values.yaml': 'pveServers: [198.51.100.11]\n' },
    'lab',
  )
  assert.equal(environments.lab?.pveExporter.tls, { caConfigMap: 'pve-root-ca' })
  assert.ok(
    remarks.some(text => text.startsWith('the release does not say whether it verifies certificates')),
  )
  assert.ok(steps.some(text => text.startsWith('create the CA ConfigMap pve-root-ca')))
  assert.ok(notes.includes('pveExporter.tls: To be created: npm run --silent credentials -- lab'))
})

test('the account of the release is told beside the command that creates its Secret', () => {
  const { steps } = read(
    { 'values.yaml': 'pveServers: [198.51.100.11]\nuser: prometheus@pve\ntokenName: monitoring\n' },
    'lab',
  )
  assert.ok(
    steps.some(text =>
      text.endsWith('(PVE_USER is prometheus@pve in the release, PVE_TOKEN_NAME monitoring)'),
    ),
    steps.join('\n'),
  )
})

test('a release that asks less often than nodes are asked here asks its nodes no more often than before', () => {
  const exporterOf = (interval: string) =>
    read(
      {
        'values.yaml': `hypervisors: [198.51.100.11]\nverifySsl: false\nserviceMonitor: { interval: ${interval} }\n`,
      },
      'lab',
    ).environments.lab?.pveExporter
  assert.equal(
    ['1m', '5m'].map(interval => [exporterOf(interval)?.interval, exporterOf(interval)?.nodeInterval]),
    [
      ['1m', undefined],
      ['5m', '5m'],
    ],
  )
})

test('node exporters are read with all that their scrape has of its own', () =>
  assert.equal(
    read(
      {
        'values.yaml': `hypervisors: [198.51.100.11]
verifySsl: false
nodeExporter: { port: 9101, scheme: https, interval: 15s, scrapeTimeout: 10s, job: nodes }
`,
      },
      'lab',
    ).environments.lab?.nodeExporter,
    { port: 9101, scheme: 'https', interval: '15s', scrapeTimeout: '10s', job: 'nodes' },
  ))

/** Files that can't be imported, and what is said of them. */
const faults: [string, string, string][] = [
  ['nothing', '', 'values.yaml: is empty; give it a manifest (helm get manifest) or values'],
  [
    'only comments',
    '# nothing\n---\n',
    'values.yaml: is empty; give it a manifest (helm get manifest) or values',
  ],
  [
    'a tab',
    'hypervisors:\n\t- 198.51.100.11\n',
    'values.yaml:2:1: is not YAML: Tabs are not allowed as indentation; indent with spaces',
  ],
  [
    'a key twice',
    'hypervisors: [198.51.100.11]\npassword: one\npassword: two\n',
    'values.yaml:3:1: the key "password" appears twice; keep one of them',
  ],
  [
    'yes, which is text in one YAML and true in the other',
    'hypervisors: [198.51.100.11]\nverifySsl: no\n',
    'values.yaml:2: verifySsl: "no" is text in YAML 1.2 and false in YAML 1.1; quote it, or write false',
  ],
  [
    'an octal number',
    'hypervisors: [198.51.100.11]\nverifySsl: false\nnodeExporter: { port: 0o21613 }\n',
    'values.yaml:3: nodeExporter.port: 0o21613 is the number 9099; quote it',
  ],
  [
    'a sexagesimal number',
    'hypervisors: [198.51.100.11]\nverifySsl: false\ninterval: 1:30\n',
    'values.yaml:3: interval: "1:30" is text in YAML 1.2 and the number 90 in YAML 1.1; quote it',
  ],
  [
    'a version that is a number',
    'hypervisors: [198.51.100.11]\nverifySsl: false\nimage: { tag: 3.10 }\n',
    'values.yaml:3: image.tag: 3.10 is the number 3.1; quote it',
  ],
  [
    'a template',
    'hypervisors:\n  - {{ .Values.address }}\n',
    'values.yaml:2: is a template that was not rendered ({{ … }}); render the chart with `helm template <chart> -f <values> > manifest.yaml`, or give its values',
  ],
  [
    'values of something else',
    'grafana: { enabled: true }\n',
    'values.yaml: names no hypervisor and no exporter of Proxmox VE; give the whole `helm get manifest`, or values with the hypervisors (--help lists the keys that are known)',
  ],
  [
    'a hypervisor without an address',
    'verifySsl: false\nhypervisors: [{ role: compute }]\n',
    'values.yaml:2: hypervisors[0] is no hypervisor that can be read: give an address, or an object with name and ip or address or host',
  ],
  ['a text', 'just a word\n', 'values.yaml:1: is neither a manifest nor values: no keys stand there'],
]

for (const [title, text, message] of faults)
  test(`refused with its place: ${title}`, () =>
    assert.equal(read({ 'values.yaml': text }, 'lab').problems, [message]))

test('a secret that is no YAML is hidden in the message', () =>
  assert.not.match(
    read({ 'values.yaml': 'password: "hunter2\nx: [\n' }, 'lab').problems.join('\n'),
    /hunter2/,
  ))

test('a key that holds a doubtful secret is not quoted', () =>
  assert.not.match(
    read(
      { 'values.yaml': 'hypervisors: [198.51.100.11]\nverifySsl: no\ntoken: 0o777\n' },
      'lab',
    ).problems.join('\n'),
    /777/,
  ))

test('what `helm get values` prints before the values is no key', () =>
  assert.equal(
    read({ 'values.yaml': 'USER-SUPPLIED VALUES:\nverifySsl: false\nhypervisors: [198.51.100.11]\n' }, 'lab')
      .problems,
    [],
  ))

test('a name that YAML reads as a number is the hypervisor’s name, unless that loses a character', () => {
  const named = (name: string) =>
    read({ 'values.yaml': `hypervisors: [{ name: ${name}, ip: 198.51.100.11 }]\nverifySsl: false` }, 'lab')
  assert.is(named('101').environments.lab?.hypervisors[0]?.name, '101')
  assert.equal(named('012').problems, ['values.yaml:1: hypervisors[0].name: 012 is the number 12; quote it'])
})

test('what helm get all prints is no input, and it says which is', () =>
  assert.equal(
    read({
      'all.txt': 'NAME: pve\nUSER-SUPPLIED VALUES:\na: 1\n\nHOOKS:\nMANIFEST:\n---\na: 1\n\nNOTES:\nHi: {\n',
    }).problems,
    ['all.txt: is what helm get all prints; give what helm get manifest prints'],
  ))

test('values that hold themselves are refused, and keys that are maps are told like any other', () => {
  assert.equal(read({ 'values.yaml': 'a: &a { b: *a }\nhypervisors: [198.51.100.11]\n' }, 'lab').problems, [
    'values.yaml: holds itself through an alias; write the values out',
  ])
  const { unused, problems } = read(
    { 'values.yaml': '? { a: b }\n: c\nhypervisors: [198.51.100.11]\n' },
    'lab',
  )
  assert.equal(problems, [])
  assert.match(unused.join(), '["{ a: b }"]')
})

test.run()
