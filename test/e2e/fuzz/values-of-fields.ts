import fc from 'fast-check'
import { hostileText } from '../../fuzz/environments.ts'
import { likely } from '../../fuzz/likely.ts'

/** An environment with one value at one place, and the message's words by which validation refuses it for the API server's reason. */
export interface ValueOfField {
  field: string
  environment: Record<string, unknown>
}

const hypervisors = [{ name: 'pve1', address: '198.51.100.1' }]
const pveExporter = { tls: 'insecure' }
const base = { hypervisors, pveExporter, alerts: false, dashboards: false }
const inExporter = (own: object) => ({ ...base, pveExporter: { ...pveExporter, ...own } })

/** Fields whose values the API server judges by itself, each with environments that hold a value there. */
const fields: Record<string, (value: unknown) => Record<string, unknown>> = {
  labels: value => ({ ...base, labels: { team: value } }),
  'labels key': key => ({ ...base, labels: own(key, 'x') }),
  'nodeSelector key': key => inExporter({ nodeSelector: own(key, 'x') }),
  nodeSelector: value => inExporter({ nodeSelector: { team: value } }),
  'podAnnotations key': key => inExporter({ podAnnotations: own(key, 'x') }),
  podAnnotations: value => inExporter({ podAnnotations: { team: value } }),
  'requests.cpu': value => inExporter({ resources: { requests: { cpu: value }, limits: { cpu: '1000' } } }),
  'limits.memory': value => inExporter({ resources: { limits: { memory: value } } }),
  'limits.ephemeral-storage': value => inExporter({ resources: { limits: { 'ephemeral-storage': value } } }),
  'toleration key': key => inExporter({ tolerations: [{ key, operator: 'Exists' }] }),
  'toleration value': value => inExporter({ tolerations: [{ key: 'a', value }] }),
  tolerationSeconds: value =>
    inExporter({
      tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: value }],
    }),
  imagePullPolicy: value => inExporter({ imagePullPolicy: value }),
  priorityClassName: value => inExporter({ priorityClassName: value }),
  weight: weight =>
    inExporter({
      affinity: {
        nodeAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight, preference: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } },
          ],
        },
      },
    }),
  'nodeAffinity values': value =>
    inExporter({
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: [value] }] }],
          },
        },
      },
    }),
  topologyKey: topologyKey =>
    inExporter({
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey, labelSelector: { matchLabels: { a: 'b' } } },
          ],
        },
      },
    }),
  address: address => ({ ...base, hypervisors: [{ name: 'pve1', address }] }),
  'address in slices': address => ({
    ...base,
    discovery: 'endpointslices',
    hypervisors: [{ name: 'pve1', address }],
  }),
  'hypervisor name': name => ({ ...base, hypervisors: [{ name, address: '198.51.100.1' }] }),
  port: port => ({ ...base, nodeExporter: { port } }),
  namePrefix: namePrefix => ({ ...base, namePrefix }),
  'networkPolicy cidr': cidr => ({ ...base, networkPolicy: { from: [{ ipBlock: { cidr } }] } }),
  'networkPolicy except': except => ({
    ...base,
    networkPolicy: { from: [{ ipBlock: { cidr: '198.51.0.0/16', except: [except] } }] },
  }),
  'networkPolicy label': value => ({
    ...base,
    networkPolicy: { from: [{ podSelector: { matchLabels: { a: value } } }] },
  }),
  'networkPolicy dns': dns => ({ ...base, networkPolicy: { dns: [dns] } }),
  interval: interval => inExporter({ interval, scrapeTimeout: '1ms' }),
  'static interval': interval => ({ ...base, discovery: 'static', nodeExporter: { interval } }),
  serviceAccount: name => ({ ...base, prometheus: { serviceAccount: { name, namespace: 'monitoring' } } }),
  'account namespace': namespace => ({ ...base, prometheus: { serviceAccount: { name: 'a', namespace } } }),
  'sync window': duration => ({
    ...base,
    discovery: 'static',
    delivery: {
      repository: { url: 'https://git.example.com/a' },
      argocd: { syncWindows: [{ kind: 'allow', schedule: '0 22 * * *', duration }] },
    },
  }),
  'flux interval': interval => ({
    ...base,
    delivery: { repository: { url: 'https://git.example.com/a' }, flux: { interval } },
  }),
  'repository url': url => ({ ...base, delivery: { repository: { url }, flux: {} } }),
  branch: branch => ({
    ...base,
    delivery: { repository: { url: 'https://git.example.com/a', branch }, flux: {} },
  }),
}

const own = (key: unknown, value: unknown) =>
  Object.fromEntries([[String(key), value]]) as Record<string, unknown>

/** Values at the edge of what Kubernetes takes for a name, a label, a quantity, an address or a number. */
const value = fc.oneof(
  hostileText,
  ...['DNSLabel', 'DNSName', 'LabelValue', 'LabelKey', 'CIDR', 'IPAddress', 'Duration', 'GoDuration'].map(
    name => likely[name] as fc.Arbitrary<unknown>,
  ),
  fc.constantFrom<unknown>(
    ...[
      '0',
      '1',
      '-1',
      '+1',
      '1.5',
      '0.5m',
      '1n',
      '1Ki',
      '1Kib',
      '1e3',
      '1E3',
      '1e-3',
      '1.',
      '.5',
      '1 Gi',
      '1gi',
    ],
    ...[
      '9223372036854775807',
      '9223372036854775808',
      '1e18',
      '1e19',
      '8Ei',
      '1e30',
      '0.0001m',
      '1e-10',
      '00',
      '007',
    ],
    ...[
      'A',
      'a_b',
      'a.b',
      '-a',
      'a-',
      '.a',
      'a.',
      'a..b',
      'a/b',
      'a/b/c',
      '/a',
      'a/',
      'A.b/c',
      'a.b/C_d',
      'a b',
    ],
    ...[
      'x'.repeat(63),
      'x'.repeat(64),
      `${'x'.repeat(253)}/y`,
      `${'x'.repeat(254)}/y`,
      `a/${'y'.repeat(64)}`,
    ],
    ...['kubernetes.io/x', 'node.kubernetes.io/not-ready', 'IfNotPresent', 'always', 'Never', ''],
    ...[
      '10.0.0.0/8',
      '10.0.0.1/8',
      '10.0.0.0/08',
      '10.0.0.0/33',
      '::/0',
      '2001:db8::/129',
      '198.51.100.0/24',
    ],
    ...[
      '198.51.0.0/16',
      '198.51.100.0/17',
      '198.51.128.0/17',
      '0.0.0.0',
      '::',
      '127.0.0.1',
      '::1',
      '169.254.0.1',
    ],
    ...[
      'fe80::1',
      '224.0.0.1',
      'ff02::1',
      '::ffff:198.51.100.1',
      '198.51.100.001',
      '2001:DB8::2',
      '2001:db8:0:0::2',
    ],
    ...['1s', '0s', '1h30m', '1m1h', '1d', '1y', '1500ms', '1.5h', '90', '1w', '1ms', '99999999h'],
    ...[
      'main',
      'a/b',
      'HEAD',
      '-x',
      'a..b',
      'ssh://git@a/b',
      'http://a/b',
      'git@a:b',
      'https://a',
      'https://a/b c',
    ],
    ...[0, 1, -1, 65535, 65536, 1.5, 100, 101, 2 ** 31, 2 ** 53, true, null],
  ),
)

/** An environment with a random value at a random one of those fields. */
export const valueOfField: fc.Arbitrary<ValueOfField> = fc
  .record({ field: fc.constantFrom(...Object.keys(fields)), value })
  .map(({ field, value }) => ({ field, environment: fields[field]?.(value) as Record<string, unknown> }))
