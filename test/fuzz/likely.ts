import fc from 'fast-check'
import { knownExporters } from '../../lib/environment/exporters/known-exporters.ts'
import { names } from '../../lib/environment/object-names.ts'
import { alerts } from '../../lib/monitoring/alerts/alert-groups.ts'
import { matching } from './arbitrary-of-schema.ts'

/** Values that go together more often than what a pattern alone makes, beside those: so most environments are accepted. */
const either = <T>(...likely: T[]) => fc.constantFrom(...likely)

const orRare = (likely: fc.Arbitrary<unknown>, rare: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 9, arbitrary: likely }, { weight: 1, arbitrary: rare })

const ipv4 = fc.integer({ min: 1, max: 250 }).map(last => `198.51.100.${last}`)
const ipv6 = fc.integer({ min: 1, max: 0xffff }).map(last => `2001:db8::${last.toString(16)}`)
const address = orRare(fc.oneof(ipv4, ipv4, ipv6), fc.oneof(fc.ipV4(), fc.ipV6()))

const label = orRare(
  either('pve1', 'a', '0', 'x'.repeat(63), 'xn--bcher-kva', 'a-b', 'null', 'true', '1e3', '0x1f'),
  matching('^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$'),
)
const dnsName = orRare(
  either('pve', 'a.b', '0', 'null', '1e3', 'y', 'x'.repeat(63), 'pve-token', `${'x'.repeat(63)}.a`),
  matching('^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$', 253),
)

const hypervisor = fc
  .record({
    name: orRare(
      fc.integer({ min: 1, max: 40 }).map(number => `pve${number}`),
      label,
    ),
    address,
    exporters: orRare(
      fc.constant(undefined),
      fc.uniqueArray(either('node', 'pve', ...Object.keys(knownExporters)), { minLength: 1, maxLength: 3 }),
    ),
    serverName: orRare(fc.constant(undefined), dnsName),
  })
  .map(one => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)))

const hypervisors = fc.uniqueArray(hypervisor, {
  minLength: 1,
  maxLength: 5,
  selector: one => one.name,
})

const operations = fc.array(
  either(
    { op: 'add', path: '/metadata/annotations/a', value: 'b' },
    { op: 'add', path: '/metadata/labels/team', value: '7' },
    { op: 'add', path: '/metadata/annotations', value: {} },
    { op: 'replace', path: '/spec/replicas', value: 2 },
    { op: 'replace', path: '/spec/template/spec/containers/0/env/0/value', value: '\ta' },
    { op: 'add', path: '/spec/template/spec/containers/-', value: { name: 'beside', image: 'x' } },
    { op: 'remove', path: '/spec/template/spec/containers/0/livenessProbe' },
    { op: 'copy', from: '/metadata/name', path: '/metadata/annotations/n' },
    { op: 'test', path: '/kind', value: 'Deployment' },
    { op: 'replace', path: '/spec/endpoints/0/interval', value: '30s' },
  ),
  { minLength: 1, maxLength: 3 },
)

/** The rules of alerts that there are, with a limit and a window where they have one. */
const rules = fc
  .array(
    either(...alerts).chain(({ name, threshold, window }) =>
      fc.oneof(
        fc.constant([name, false] as const),
        fc
          .record(
            {
              for: either('0s', '5m', '1h30m', '1d'),
              severity: either('critical', 'warning', 'info'),
              labels: fc.dictionary(either('team', 'a', '_b', 'Z9'), either('', 'x', '1e3', 'no'), {
                maxKeys: 2,
              }),
              ...(threshold && { threshold: fc.double({ min: 0, max: 1, noNaN: true }) }),
              ...(window && { window: either('30m', '2h', '1d') }),
            },
            { requiredKeys: [] },
          )
          .map(rule => [name, rule] as const),
      ),
    ),
    { maxLength: 5 },
  )
  .map(Object.fromEntries)

const duration = either('10s', '30s', '60s', '1m', '2m', '1m30s', '15s', '5m', '90s', '1500ms')
const text = either(
  'a',
  'é',
  '日本',
  'a b',
  "it's",
  '"q"',
  '$x',
  'a: b',
  '# c',
  '- d',
  '%',
  'yes',
  '0x1',
  '~',
)

/** By the definition's or the field's name in the schema. */
export const likely: Record<string, fc.Arbitrary<unknown>> = {
  DNSLabel: label,
  DNSName: dnsName,
  NamePrefix: orRare(either('', 'x-', 'next-', 'a'), matching('^([a-z][-a-z0-9]*)?$', 30)),
  LabelValue: orRare(
    either('', 'x', '1', 'no', '1e3', '0x1f', 'true', 'null', 'x'.repeat(63), 'A.b_c-9', '2001-01-01'),
    matching('^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$'),
  ),
  LabelKey: either('team', 'example.com/team', 'kubernetes.io/hostname', 'on', '1', 'A_b.c', 'x'.repeat(63)),
  'any key': either('team', 'example.com/team', 'site', 'no', '1', 'A_b.c', 'release', 'x'.repeat(63)),
  'ResourceList.cpu': either('50m', '0.1', '1', '100m', '2', '1e-1'),
  'ResourceList.memory': either('128Mi', '1Gi', '134217728', '2e9', '256M', '1.5Gi'),
  'ResourceList.ephemeral-storage': either('1Gi', '10M'),
  Duration: orRare(duration, matching('^([0-9]{1,3}h)?([0-9]{1,3}m)?([1-9][0-9]{0,2}s)$')),
  GoDuration: either('1h', '10m', '1h30m', '90s'),
  'PveExporter.interval': either('60s', '90s', '2m', '5m'),
  'PveExporter.nodeInterval': fc.oneof(either('120s', '3m', '5m'), fc.constant(false)),
  'PveExporter.scrapeTimeout': either('10s', '30s', '60s'),
  Collectors: fc.dictionary(
    either(
      ...['status', 'version', 'node', 'cluster', 'resources', 'backup-info', 'qdevice'],
      ...['config', 'replication', 'subscription'],
    ),
    fc.boolean(),
    { maxKeys: 3 },
  ),
  'Alerts.rules': rules,
  'Alerts.interval': either('30s', '1m'),
  AlertExceptions: fc.record(
    {
      tags: fc.array(either('no-alert', 'a+b', 'x.y', '_', '9'), { maxLength: 4 }),
      guests: fc.array(either('ci-*', 'a.b', '*', '-', 'X_1'), { maxLength: 3 }),
      ids: fc.array(fc.integer({ min: 100, max: 999_999_999 }), { maxLength: 3 }),
      storages: fc.array(either('local', 'ceph-*', '*.bak'), { maxLength: 3 }),
    },
    { requiredKeys: [] },
  ),
  'AlertLabels key': either('team', 'a', '_b', 'Z9'),
  'Environment.hypervisors': hypervisors,
  'Environment.nodeExporter': fc.oneof(
    fc.constant(false),
    fc.record(
      {
        port: fc.integer({ min: 1, max: 65535 }),
        interval: either('30s', '1m'),
        scrapeTimeout: either('5s', '30s'),
        job: either('node-exporter', 'proxmox-node-exporter', 'x', '1'),
        basicAuthSecret: dnsName,
      },
      { requiredKeys: [] },
    ),
  ),
  'Exporters.custom': fc.uniqueArray(
    fc.record({
      name: either('zfs2', 'pve-zfs', 'a', 'my-exporter'),
      port: fc.integer({ min: 9700, max: 9800 }),
    }),
    { maxLength: 2, selector: ({ name }) => name },
  ),
  IPAddress: address,
  CIDR: either('198.51.100.0/24', '10.0.0.0/8', '2001:db8::/32', '0.0.0.0/0', '::/0', '192.0.2.1/32'),
  'IPBlock.except': fc.array(either('198.51.100.0/25', '10.1.0.0/16', '192.0.2.0/24'), { maxLength: 1 }),
  Toleration: either(
    {},
    { operator: 'Exists' },
    { key: 'a', operator: 'Exists', effect: 'NoSchedule' },
    { key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 30 },
    { key: 'example.com/a', value: '' },
    { key: 'a', value: 'b', tolerationSeconds: 1 },
  ),
  NodeSelectorRequirement: either(
    { key: 'a', operator: 'Exists' },
    { key: 'a', operator: 'In', values: ['b', ''] },
    { key: 'example.com/n', operator: 'Gt', values: ['1'] },
    { key: 'a', operator: 'DoesNotExist', values: [] },
  ),
  'NodeSelectorTerm.matchFields': fc.constant([{ key: 'metadata.name', operator: 'In', values: ['node-1'] }]),
  LabelSelectorRequirement: either(
    { key: 'a', operator: 'Exists' },
    { key: 'a', operator: 'NotIn', values: ['b', 'c'] },
  ),
  'PveExporter.tls': fc.oneof(
    fc.constant('insecure'),
    fc.record({ caConfigMap: dnsName }),
    fc.record({ caSecret: dnsName }),
  ),
  ImageName: either('registry.example.com/pve', 'localhost:5000/a/b', 'prompve/prometheus-pve-exporter'),
  ImageTag: either('3.10.2', '3.11.0', '4.0.0-rc.1', '3.9.0', 'latest'),
  Sealed: matching('^[A-Za-z0-9+/]{100,104}={0,2}$'),
  'SealedSecretSource.encryptedData': fc
    .string({ minLength: 100, maxLength: 120, unit: either(...'ABCabc+/09') })
    .chain(sealed =>
      either<object>(
        { PVE_USER: sealed, PVE_TOKEN_NAME: sealed, PVE_TOKEN_VALUE: sealed },
        { PVE_USER: sealed, PVE_PASSWORD: sealed },
        { 'pve.yml': sealed },
      ),
    ),
  Line: text,
  Text: text,
  'ExternalSecretSource.template': fc.constant("default: { user: '{{ .user }}', token_value: '{{ .t }}' }"),
  SOPSFile: either('token.sops.yaml', 'a.b.sops.yaml'),
  'Annotations key': either('example.com/a', 'team', 'A_b.c'),
  'ApplicationAnnotations key': either('example.com/a', 'team', 'A_b.c'),
  AnnotationValue: text.filter(value => !value.includes('{')),
  FolderName: either('Proxmox', 'été', 'a b', '日本', "it's", '0', 'yes', '# x'),
  RepositoryURL: either(
    'https://git.example.com/platform/monitoring.git',
    'ssh://git@git.example.com:2222/a/b.git',
    'https://git.example.com/été',
  ),
  Branch: either('main', 'v1', '1e3', 'feature/a', 'refs/tags/v1.2'),
  Revision: either('main', 'refs/tags/v1.2', 'stage', '0'.repeat(40)),
  RepositoryPath: either('a', 'deploy/monitoring', '0'),
  ArgoCDCluster: either('in-cluster', 'https://10.0.0.1:6443', 'prod.east_1'),
  Cron: either('0 22 * * *', '*/5 0-6 1,15 * MON-FRI', '@daily'.replace('@daily', '0 0 * * 0')),
  TimeZone: either('UTC', 'Europe/Paris', 'America/New_York'),
  Delivery: fc
    .record({
      url: either('https://git.example.com/platform/monitoring.git', 'ssh://git@git.example.com:2222/a.git'),
      branch: either('main', '1e3', 'feature/a'),
      tool: either<object>(
        { argocd: {} },
        { argocd: { automated: false, syncsEndpoints: true } },
        { argocd: { applicationSet: 'proxmox', namespace: 'cd' } },
        { argocd: { project: 'default', annotations: { 'example.com/a': 'x y' } } },
        {
          argocd: {
            syncWindows: [
              { kind: 'allow', schedule: '0 22 * * *', duration: '1h' },
              { kind: 'deny', schedule: '* * * * *', duration: '5m', timeZone: 'UTC', manualSync: true },
            ],
          },
        },
        { controller: 'east', revision: 'refs/tags/v1.2', argocd: { cluster: 'https://10.0.0.1:6443' } },
        { controller: 'west', revision: 'stage', flux: { decryptionSecret: 'age' } },
        { flux: {} },
        { flux: { serviceAccount: 'applier', interval: '1h', secret: 'git' } },
        { flux: { source: 'platform', dependsOn: [{ name: 'crds' }], namespace: 'flux' } },
      ),
    })
    .map(({ url, branch, tool }) => ({ repository: { url, branch }, ...tool })),
  NodeExporterTls: either({ caSecret: 'node-ca' }, { caConfigMap: 'a.b', serverName: 'node' }, {}),
  'Environment.patches': fc.array(
    fc.record({
      target: either(
        { kind: 'Deployment' },
        { kind: 'Deployment', name: names.pveExporter },
        { kind: 'Service|ServiceMonitor' },
        { kind: 'ServiceMonitor', name: '.*exporter' },
        { kind: 'PrometheusRule' },
      ),
      patch: operations,
    }),
    { maxLength: 2 },
  ),
}
