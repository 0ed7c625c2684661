import { lab } from '../../judged.ts'

const tls = { caSecret: 'pve-ca' }
const pve = (own: object) => ({ pveExporter: { ...lab.pveExporter, ...own } })
const hosts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `pve${index}`,
    address: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255 || '0'}`,
  }))
const named = (...own: object[]) =>
  own.map((one, index) => ({ name: `pve${index + 1}`, address: `198.51.100.${index + 1}`, ...one }))
const template = (text: string, insecure = true) =>
  pve({
    tls: insecure ? 'insecure' : tls,
    credentials: { externalSecret: { store: { name: 'vault' }, key: 'pve', template: text } },
  })
const user = "user: '{{ .user }}'"
const token = `${user}\n  token_name: '{{ .name }}'\n  token_value: '{{ .value }}'`
const repository = { url: 'https://git.corp.internal/a.git' }
const pbs = (own: object = {}) => ({
  name: 'pbs1',
  address: '192.0.2.8',
  tls: 'insecure',
  datastores: [{ name: 'main' }],
  ...own,
})
const required = 'requiredDuringSchedulingIgnoredDuringExecution'
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution'
const expressions = [
  ...['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'].flatMap(operator =>
    [undefined, [], ['1'], ['a'], ['1', '2']].map(values => ({
      key: 'a',
      operator,
      ...(values && { values }),
    })),
  ),
]
const fields = [
  { key: 'metadata.name', operator: 'In', values: ['worker-1'] },
  { key: 'metadata.uid', operator: 'NotIn', values: ['worker-1'] },
  { key: 'metadata.name', operator: 'Exists' },
  { key: 'metadata.name', operator: 'Gt', values: ['1'] },
  { key: 'metadata.name', operator: 'In', values: ['worker-1', 'worker-2'] },
  { key: 'metadata.name', operator: 'In', values: ['Worker_1'] },
  { key: 'metadata.name', operator: 'In', values: ['a.b-c.d'] },
]
const podTerm = {
  topologyKey: 'zone',
  labelSelector: {
    matchLabels: { 'a/b/c': 'd' },
    matchExpressions: [
      { key: 'a', operator: 'In' },
      { key: 'a', operator: 'Exists', values: ['b'] },
    ],
  },
  namespaceSelector: { matchLabels: { 'e/f/g': 'h' }, matchExpressions: [{ key: 'a', operator: 'NotIn' }] },
}
const pods = {
  [required]: [podTerm, { topologyKey: 'zone' }],
  [preferred]: [
    { weight: 1, podAffinityTerm: { topologyKey: 'zone' } },
    { weight: 1, podAffinityTerm: podTerm },
  ],
}

/** What differs in an environment, by what is wrong with it, or just not. */
export const faults: Record<string, object> = {
  'a valid one': {},
  '1,000 hypervisors': { hypervisors: hosts(1000) },
  '1,001 hypervisors': { hypervisors: hosts(1001) },
  '48 hypervisors that are verified': { hypervisors: hosts(48), ...pve({ tls }) },
  '49 hypervisors that are verified': { hypervisors: hosts(49), ...pve({ tls }) },
  '49 hypervisors in static': { hypervisors: hosts(49), discovery: 'static' },
  '49 hypervisors in static, one of which is not asked': {
    hypervisors: hosts(49).map((host, index) => (index === 0 ? { ...host, exporters: ['node'] } : host)),
    discovery: 'static',
  },
  '49 hypervisors that are not verified': { hypervisors: hosts(49) },
  'names that are the same': { hypervisors: [...named({}, {}, { name: 'pve1' })] },
  'addresses that are the same in another spelling': {
    hypervisors: named({ address: '2001:db8::1' }, { address: '2001:DB8:0::1' }, { address: '2001:db8::1' }),
  },
  'addresses that are no addresses, alike': { hypervisors: named({ address: 'pve' }, { address: 'pve' }) },
  'names of hypervisors in endpointslices': {
    discovery: 'endpointslices',
    hypervisors: named({ address: 'pve1' }),
  },
  'names of hypervisors in static': { discovery: 'static', hypervisors: named({ address: 'pve1' }) },
  'a prefix of the most characters': { namePrefix: `${'a'.repeat(25)}-` },
  'a prefix of one too many': { namePrefix: `${'a'.repeat(26)}-` },
  'a prefix of far too many': { namePrefix: `${'a'.repeat(90)}-` },
  'no prefix': { namePrefix: '' },
  'no hypervisor that answers for the cluster': { hypervisors: named({ exporters: ['node'] }) },
  'no hypervisor with a node exporter': { hypervisors: named({ exporters: ['pve'] }) },
  'an exporter that no hypervisor has': { exporters: { nut: true } },
  'a custom exporter that no hypervisor has': {
    exporters: { custom: [{ name: 'raid', port: 1 }] },
    hypervisors: named({ exporters: ['node', 'pve'] }),
  },
  'exporters that are not scraped': {
    hypervisors: named(
      { exporters: ['pve', 'node', 'ceph'] },
      { exporters: ['smart', 'pve', 'zf', 'xyzxyz', 'nod', 'p'] },
    ),
  },
  'an exporter named twice': { hypervisors: named({ exporters: ['node', 'pve', 'node'] }) },
  'node only, and no node exporter': { nodeExporter: false, hypervisors: named({}, { exporters: ['node'] }) },
  'node among others, and no node exporter': {
    nodeExporter: false,
    hypervisors: named({ exporters: ['node', 'pve'] }),
  },
  'exporters on one port': {
    exporters: {
      zfs: { port: 9633 },
      smartctl: true,
      custom: [
        { name: 'a', port: 9633 },
        { name: 'b', port: 9633, path: '/b' },
      ],
    },
  },
  'exporters on one port of other hypervisors': {
    exporters: { zfs: { port: 9633 }, smartctl: true },
    hypervisors: named({ exporters: ['pve', 'node', 'zfs'] }, { exporters: ['pve', 'node', 'smartctl'] }),
  },
  'exporters of one job': {
    exporters: {
      zfs: { job: 'a' },
      smartctl: { job: 'a' },
      custom: [{ name: 'a', port: 1, job: 'proxmox-node-exporter' }],
    },
  },
  'custom exporters of one name': {
    exporters: {
      custom: [
        { name: 'a', port: 1 },
        { name: 'a', port: 2 },
      ],
    },
  },
  'one exporter for one of two hypervisors': {
    ...pve({ single: true }),
    hypervisors: named({}, { exporters: ['node'] }),
  },
  'one exporter for two hypervisors': pve({ single: true }),
  'a server name that nobody asks, as nothing is verified': { hypervisors: named({ serverName: 'a' }) },
  'a server name that nobody asks, without node scrapes': {
    ...pve({ tls, nodeInterval: false }),
    hypervisors: named({ serverName: 'a' }),
  },
  'a server name that nobody asks, of a node exporter': {
    ...pve({ tls }),
    hypervisors: named({}, { serverName: 'a', exporters: ['node'] }),
  },
  'server names that are the same': {
    ...pve({ tls }),
    hypervisors: named(
      { serverName: 'pve2' },
      {},
      { serverName: 'pve2' },
      { serverName: 'pve2', exporters: ['node'] },
    ),
  },
  'server names that are the same, without node scrapes': {
    ...pve({ tls, nodeInterval: false }),
    hypervisors: named({}, {}),
  },
  'server names that public roots certify': {
    ...pve({ tls: { serverName: 'pve.example.com' } }),
    hypervisors: named({ serverName: 'a.example.com' }, { exporters: ['node'] }),
  },
  'server names that public roots do not certify': {
    ...pve({ tls: { serverName: 'pve' } }),
    hypervisors: named({ serverName: 'a' }, {}, { exporters: ['node'] }),
  },
  'server names that public roots do not certify, without node scrapes': {
    ...pve({ tls: { serverName: 'pve' }, nodeInterval: false }),
    hypervisors: named({}),
  },
  'server names that a CA certifies': { ...pve({ tls: { caConfigMap: 'a', serverName: 'pve' } }) },
  'annotations of pods': pve({
    podAnnotations: { 'a/b/c': 'd', true: 'e', 'proxmox-monitoring/exporter-deadline': 'f', good: 'g' },
  }),
  'annotations of pods of the most bytes': pve({ podAnnotations: { a: 'é'.repeat(130_559), b: '' } }),
  'annotations of pods of too many bytes': pve({ podAnnotations: { a: 'é'.repeat(130_560), b: '' } }),
  'every operator of a node': pve({
    affinity: {
      nodeAffinity: {
        [required]: { nodeSelectorTerms: [{}, { matchExpressions: expressions }, { matchFields: fields }] },
        [preferred]: [
          { weight: 1, preference: { matchFields: fields.slice(0, 2) } },
          { weight: 1, preference: { matchExpressions: expressions.slice(0, 2) } },
        ],
      },
    },
  }),
  'neighbours of pods': pve({ affinity: { podAffinity: pods } }),
  'pods that are avoided': pve({ affinity: { podAntiAffinity: pods } }),
  'static on OpenShift': { platform: 'openshift', discovery: 'static' },
  'static on OpenShift, without exporters': {
    platform: 'openshift',
    discovery: 'static',
    nodeExporter: false,
  },
  'no policy': { networkPolicy: false },
  'no policy, with a CA': { networkPolicy: false, ...pve({ tls }) },
  'no policy, with a CA in a ConfigMap': { networkPolicy: false, ...pve({ tls: { caConfigMap: 'a' } }) },
  'no policy, with public roots': {
    networkPolicy: false,
    ...pve({ tls: { serverName: 'a.example.com' }, nodeInterval: false }),
  },
  'DNS servers that nobody asks': { discovery: 'static', networkPolicy: { dns: ['10.96.0.10'] } },
  'an account that Kustomize takes for its own': {
    prometheus: { serviceAccount: { name: 'default', namespace: 'observability' } },
  },
  'the account of its own namespace': {
    prometheus: { serviceAccount: { name: 'default', namespace: 'monitoring' } },
  },
  'another account': { prometheus: { serviceAccount: { name: 'k8s', namespace: 'observability' } } },
  'labels that are told in two places': {
    labels: { a: 'b', c: 'd', e: 'f', g: 'h' },
    prometheus: { monitorLabels: { a: 'x', c: 'd' }, ruleLabels: { e: 'x' } },
    dashboards: { sidecarLabels: { g: 'x' } },
  },
  'labels that are told in two places, where no sidecar looks': {
    labels: { grafana_dashboard: 'x' },
    dashboards: { grafanaOperator: { instanceLabels: { a: 'b' } } },
  },
  'labels that are told in two places, without dashboards': {
    labels: { grafana_dashboard: 'x' },
    dashboards: false,
  },
  'dashboards for the sidecar and the operator': {
    dashboards: { sidecarLabels: { a: 'b' }, grafanaOperator: { instanceLabels: { a: 'b' } } },
  },
  'dashboards for the operator, the sidecar as usual': {
    dashboards: {
      sidecarLabels: { grafana_dashboard: '1' },
      grafanaOperator: { instanceLabels: { a: 'b' } },
    },
  },
  'dashboards for the operator, the sidecar nearly as usual': {
    dashboards: {
      sidecarLabels: { grafana_dashboard: '1', a: 'b' },
      grafanaOperator: { instanceLabels: { a: 'b' } },
    },
  },
  'a template without a property': template('a: b'),
  'a template that is not closed': template('{{ .a }} {{ .b'),
  'a template that is not closed within': template('{{ .a {{ .b }}'),
  'a template that computes': template('{{ if .a }}: : {{ end }}'),
  'a template that trims and computes': template('{{- range .a }}: : {{ end }}'),
  'a template that is no YAML': template('a: {{ .a }}: b'),
  'a template that is no YAML further down': template('a:\n  b: {{ .a }}\n  c: "'),
  'a template of several documents': template(`default:\n  ${token}\n  verify_ssl: false\n---\na: b`),
  'a template that is one property': template('{{ .all }}'),
  'a template of one module': template('default: {{ .module }}'),
  'a template of what stands in a module': template('user: {{ .user }}'),
  'a template of a password alone': template('password: {{ .a }}'),
  'a template of a token alone': template('token_name: {{ .a }}'),
  'a template that verifies by itself': template(`default:\n  ${token}`),
  'a template that verifies nothing': template(`default:\n  ${token}\n  verify_ssl: false`, false),
  'a template that verifies': template(`default:\n  ${token}\n  verify_ssl: true`, false),
  'a template that verifies as a property says': template(
    `default:\n  ${token}\n  verify_ssl: {{ .verify }}`,
  ),
  'a template that verifies in words of YAML 1.1': template(`default:\n  ${token}\n  verify_ssl: no`),
  'a template with a password': template(`default:\n  ${user}\n  password: '{{ .a }}'\n  verify_ssl: false`),
  'a template without a token': template(
    `default:\n  ${user}\n  token_name: '{{ .a }}'\n  verify_ssl: false`,
  ),
  'a template without a token’s name': template(
    `default:\n  ${user}\n  token_value: '{{ .a }}'\n  verify_ssl: false`,
  ),
  'a template without a user': template("default:\n  password: '{{ .a }}'\n  verify_ssl: false"),
  'a template of two modules': template(`a:\n  ${token}\n  verify_ssl: false\nb:\n  ${token}`),
  'telegraf, where the token is in a file': {
    telegraf: true,
    ...pve({ credentials: { configSecret: 'a' } }),
  },
  'telegraf, where the token is in a file, with its own': {
    telegraf: { credentialsSecret: 'b' },
    ...pve({ credentials: { configSecret: 'a' } }),
  },
  'telegraf, where the token is in an encrypted file': {
    telegraf: true,
    ...pve({ credentials: { sops: { file: 'a.sops.yaml', config: true } } }),
  },
  'telegraf, where there is a password': {
    telegraf: true,
    ...pve({
      credentials: {
        sealedSecret: { encryptedData: { PVE_USER: 'Ag'.repeat(60), PVE_PASSWORD: 'Ag'.repeat(60) } },
      },
    }),
  },
  'backup servers of one name': {
    backupServers: [pbs(), pbs({ address: '192.0.2.9' }), pbs({ name: 'pbs2', address: '192.0.2.9' })],
  },
  'a backup server without an address': { backupServers: [pbs({ address: 'pbs1.example.com' })] },
  'a backup server with an address of no host': { backupServers: [pbs({ address: '127.0.0.1' })] },
  'datastores and namespaces that are there twice': {
    backupServers: [
      pbs({
        datastores: [
          { name: 'main', namespaces: ['', 'a', ''] },
          { name: 'other' },
          { name: 'main', namespaces: ['a'] },
        ],
      }),
    ],
  },
  'delivery by both': { discovery: 'static', delivery: { repository, argocd: {}, flux: {} } },
  'delivery by none': { delivery: { repository } },
  'endpoints through Argo CD': { delivery: { repository, argocd: {} } },
  'endpoints through Argo CD that does not sync them': {
    delivery: { repository, argocd: { syncsEndpoints: false } },
  },
  'endpoints through Argo CD that syncs them': { delivery: { repository, argocd: { syncsEndpoints: true } } },
  'endpointslices through Argo CD': { discovery: 'endpointslices', delivery: { repository, argocd: {} } },
  'a SOPS file through Argo CD': {
    discovery: 'static',
    delivery: { repository, argocd: {} },
    ...pve({ credentials: { sops: { file: 'a.sops.yaml' } } }),
  },
  'a SOPS file through Flux': {
    delivery: { repository, flux: {} },
    ...pve({ credentials: { sops: { file: 'a.sops.yaml' } } }),
  },
  'a Kustomization that waits for itself': {
    delivery: {
      repository,
      flux: {
        dependsOn: [
          { name: 'proxmox-monitoring-lab', namespace: 'other' },
          { name: 'other' },
          { name: 'proxmox-monitoring-lab' },
          { name: 'proxmox-monitoring-lab', namespace: 'flux-system' },
        ],
      },
    },
  },
  'intervals of Flux': { delivery: { repository, flux: { interval: '2562048h' } } },
  'a revision of a source that exists': { delivery: { repository, revision: 'live', flux: { source: 'a' } } },
  'windows of a project that exists': {
    discovery: 'static',
    delivery: {
      repository,
      argocd: { project: 'a', syncWindows: [{ kind: 'deny', schedule: '0 22 * * *', duration: '1h' }] },
    },
  },
  'annotations of an Application': {
    discovery: 'static',
    delivery: { repository, argocd: { annotations: { 'a/b/c': 'd', 1: 'e', good: 'f' } } },
  },
  'an ApplicationSet of the longest name': {
    discovery: 'static',
    delivery: { repository, argocd: { applicationSet: 'a'.repeat(234) } },
  },
  'an ApplicationSet of one too many': {
    discovery: 'static',
    delivery: { repository, argocd: { applicationSet: 'a'.repeat(235) } },
  },
  ...Object.fromEntries(
    [
      'git.example.com',
      'example.com',
      'example',
      'a.test',
      'a.invalid',
      'myexample.com',
      'example.org',
      'a.example.de',
    ].map(host => [
      `a repository at ${host}`,
      { delivery: { repository: { url: `https://${host}/a` }, flux: {} } },
    ]),
  ),
  'a repository that is not on the web': {
    delivery: { repository: { url: 'ssh://git@git.corp.internal/a' }, flux: {} },
  },
  'a repository that is not on the web, with runbooks': {
    delivery: { repository: { url: 'ssh://git@git.corp.internal/a' }, flux: {} },
    alerts: { runbooks: 'https://wiki.corp.internal' },
  },
  'a repository that is not on the web, without alerts': {
    delivery: { repository: { url: 'ssh://git@git.corp.internal/a' }, flux: {} },
    alerts: false,
  },
  'a SOPS file and a prefix': {
    namePrefix: 'long-',
    ...pve({ credentials: { sops: { file: 'a.sops.yaml', secret: 'a'.repeat(249) } } }),
  },
  'CAs of further exporters with long names': {
    exporters: { zfs: { scheme: 'https', tls: { caSecret: 'a'.repeat(234) } } },
  },
  'texts that can not be read': {
    labels: { a: 'b' },
    ...pve({
      podAnnotations: {
        a: '\r',
        b: '\u2028',
        c: '\u2029',
        d: '\ufeff',
        e: '\ufffe',
        f: '\uffff',
        g: '\ud800',
        h: '\u0000',
        i: '\u0085',
        j: 'a\n\tb',
        k: '\ta\nb',
        l: '\ta',
        'm\u0007': 'n',
        o: '😀',
      },
    }),
  },
  ...Object.fromEntries(
    ['labels', 'release', 'selector', 'selectorLabels', 'additionalLabels', 'moni', 'MONITORLABELS', 'x'].map(
      name => [`prometheus with ${name}`, { prometheus: { [name]: { a: 'b' } } }],
    ),
  ),
  'a timeout, which has a longer name': pve({ timeout: '10s' }),
  'a field of a hypervisor that a chart has': { hypervisors: named({ ip: '198.51.100.1' }) },
  'a secret in a field of the environment itself': { namespace: 'PVEAPIToken=a@pve!b=c' },
  'a secret in a field that nobody knows': { token: 'PVEAPIToken=a@pve!b=c', other: 1 },
  'a secret beside fields that nobody knows': pve({ password: 'hunter2', other: 1, intervall: '1m' }),
  'a secret in a list': { hypervisors: [{ name: 'pve1', address: 'PVEAPIToken=a@pve!b=c', other: 1 }] },
  'a secret in the name of a field': { labels: { 'PVEAPIToken=a@pve!b=c': 'd' } },
  'a secret where there must be a list': { hypervisors: 'PVEAPIToken=a@pve!b=c' },
  'an unreadable text where there must be none': { dashboards: '\u0000' },
  'an item of a list that does not fit, and one that a rule refuses': {
    hypervisors: [
      { name: 'pve1', address: 1 },
      { name: 'pve2', address: 'pve2' },
    ],
    networkPolicy: { dns: [1, 'dns'] },
    ...pve({ imagePullSecrets: [{ name: 1 }, { name: 'a' }, { name: 'a' }] }),
  },
  'an item of a list that is none': {
    hypervisors: [null, ...named({}, { name: 'pve1' })],
    backupServers: [1, pbs({ address: 'a' })],
    exporters: { custom: [null, { name: 'a', port: 8006 }] },
  },
  'a field that does not fit, and one that a rule refuses': {
    namePrefix: `${'a'.repeat(40)}-`,
    ...pve({ interval: 1, scrapeTimeout: '1y', tls: {} }),
    nodeExporter: { port: 'a', scheme: 'https' },
    patches: [{ target: { kind: 1 }, patch: [{ op: 'remove', path: '/kind' }] }],
  },
  'a name of a field of the longest': { labels: { ['a'.repeat(317)]: 'b' } },
  'rules that kubectl does not take': { alerts: { except: { guests: names(1900) } } },
  'rules that the operator does not take': { alerts: { except: { guests: names(3900) } } },
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `guest-${index}`)
}
