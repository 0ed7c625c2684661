import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const patched = (target: object, ...patch: object[]) => ({ ...lab, patches: [{ target, patch }] })
const replicas = { op: 'replace', path: '/spec/replicas', value: 2 }

const pattern = "is not a name, or several with '|' between them and '.*' for any text"

refuses(
  'a patch that hits nothing is told, since Kustomize would drop it without a word',
  patched({ kind: 'Deploymnet' }, replicas),
  'patches[0].target matches no object of the overlay (Deploymnet); the kinds in it are Service, ServiceMonitor, ServiceAccount, ConfigMap, Deployment, NetworkPolicy, Endpoints, PrometheusRule',
)
refuses(
  'a patch of a name with its prefix gets the names without',
  patched({ kind: 'Deployment', name: 'lab-proxmox-monit-pve-exporter' }, replicas),
  'patches[0].target matches no object of the overlay (Deployment lab-proxmox-monit-pve-exporter); of that kind it has proxmox-monit-pve-exporter, proxmox-monit-pve-exporter-node, whose names get their prefix after the patches',
)
refuses(
  'so does one of the only object of its kind',
  patched({ kind: 'ServiceAccount', name: 'pve-exporter' }, { op: 'remove', path: '/metadata/labels' }),
  'patches[0].target matches no object of the overlay (ServiceAccount pve-exporter); of that kind it has proxmox-monit-pve-exporter, whose names get their prefix after the patches',
)
const closes = (hosts: string) =>
  `warning: patches close the exporters' way out to ${hosts}; proxmox-monit-pve-exporter-hypervisor is the NetworkPolicy that opens it, and proxmox-monit-pve-exporter the one for Prometheus and DNS: let each patch name the one that it means`
refuses(
  'a patch for the DNS servers of one NetworkPolicy that takes the hypervisors out of the other is told',
  patched(
    { kind: 'NetworkPolicy' },
    { op: 'replace', path: '/spec/egress/0/to', value: [{ ipBlock: { cidr: '198.51.100.2/31' } }] },
  ),
  closes('pve1 (198.51.100.1)'),
)
refuses(
  'so is one that takes out all',
  patched({ kind: '.*Policy', name: '.*hypervisor' }, { op: 'replace', path: '/spec/egress', value: [] }),
  closes('pve1 (198.51.100.1), pve2 (198.51.100.2)'),
)
for (const [title, operation] of [
  [
    'names a network with all hypervisors',
    { op: 'replace', path: '/spec/egress/0/to', value: [{ ipBlock: { cidr: '198.51.100.0/24' } }] },
  ],
  ['opens the way to anywhere', { op: 'remove', path: '/spec/egress/0/to' }],
  [
    'leaves the hypervisors in',
    { op: 'add', path: '/spec/egress/0/to/-', value: { ipBlock: { cidr: '2001:db8::/64' } } },
  ],
] as const)
  accepts(`a patch of NetworkPolicies that ${title}`, patched({ kind: 'NetworkPolicy' }, operation))
for (const operations of ['- op: replace', { spec: { replicas: 2 } }])
  refuses(
    `a patch is no ${typeof operations}`,
    { ...lab, patches: [{ target: { kind: 'Deployment' }, patch: operations }] },
    `patches[0].patch ${JSON.stringify(operations)} is not a list of RFC 6902 operations, such as [{ op: 'replace', path: '/spec/replicas', value: 2 }]`,
  )

const done = "patches[0].patch[0] can't be done to Deployment proxmox-monit-pve-exporter:"
const container = '/spec/template/spec/containers/0'
for (const [path, value, fact] of [
  ['/spec/replicas', '2', 'is a number, and "2" is text'],
  [`${container}/image`, 3.1, 'is text, and 3.1 is a number'],
  [`${container}/args`, '--x', 'is a list, and "--x" is text'],
  [`${container}/ports/0`, [], 'is an object, and [] is a list'],
  [`${container}/securityContext/readOnlyRootFilesystem`, 'false', 'is true or false, and "false" is text'],
] as const)
  refuses(
    `${JSON.stringify(value)} at ${path} would be refused by the API server`,
    patched({ kind: 'Deployment' }, { op: 'replace', path, value }),
    `${done} ${path} ${fact}`,
  )
refuses(
  'to add where something stands is to replace it',
  patched({ kind: 'Deployment' }, { op: 'add', path: '/metadata/labels', value: 'a' }),
  `${done} /metadata/labels is an object, and "a" is text`,
)
accepts(
  'what Kubernetes takes as a number or text may become the other',
  patched(
    { kind: 'Deployment', name: 'proxmox-monit-pve-exporter' },
    { op: 'replace', path: `${container}/readinessProbe/httpGet/port`, value: 9221 },
    { op: 'replace', path: `${container}/resources/limits/cpu`, value: 2 },
    { op: 'add', path: `${container}/args/0`, value: '--x' },
  ),
)

/** What Kustomize fails on, or renders as something else: what no object itself holds. */
for (const [operation, pointer] of [
  [{ op: 'add', path: '/__proto__/x', value: 1 }, '/__proto__/x'],
  [{ op: 'add', path: '/__proto__', value: 1 }, '/__proto__'],
  [{ op: 'add', path: '/constructor/prototype/x', value: 1 }, '/constructor/prototype/x'],
  [{ op: 'remove', path: '/metadata/labels/constructor' }, '/metadata/labels/constructor'],
  [{ op: 'replace', path: '/metadata/toString', value: 'x' }, '/metadata/toString'],
  [{ op: 'test', path: '/metadata/valueOf', value: 'x' }, '/metadata/valueOf'],
  [{ op: 'copy', from: '/metadata/constructor', path: '/metadata/annotations/x' }, '/metadata/constructor'],
  [{ op: 'move', from: '/spec/hasOwnProperty', path: '/metadata/annotations/x' }, '/spec/hasOwnProperty'],
  [{ op: 'add', path: '/metadata/name/x', value: 'a' }, '/metadata/name/x'],
  [{ op: 'add', path: '/spec/replicas/x', value: 'a' }, '/spec/replicas/x'],
  [{ op: 'remove', path: '/metadata/name/length' }, '/metadata/name/length'],
  [
    { op: 'replace', path: '/spec/template/spec/containers/-', value: {} },
    '/spec/template/spec/containers/-',
  ],
  [{ op: 'add', path: '/spec/template/spec/containers/01', value: {} }, '/spec/template/spec/containers/01'],
  [{ op: 'add', path: '/spec/template/spec/containers/5', value: {} }, '/spec/template/spec/containers/5'],
  [
    { op: 'add', path: '/spec/template/spec/containers/length', value: 0 },
    '/spec/template/spec/containers/length',
  ],
  [{ op: 'remove', path: `/spec/${'x'.repeat(10_000)}` }, `"/spec/${'x'.repeat(50)}...`],
] as const)
  refuses(
    `${operation.op} of ${pointer} finds nothing to do it to`,
    patched({ kind: 'Deployment' }, operation),
    `${done} it has no ${pointer}`,
  )
for (const [value, shown] of [
  [{ a: 'x'.repeat(10_000) }, `{"a":"${'x'.repeat(51)}...`],
  [{ replicas: 2 }, '{"replicas":2}'],
] as const)
  refuses(
    `a test that fails shows what was there and what was asked for, in few words: ${shown}`,
    patched({ kind: 'Deployment' }, { op: 'test', path: '/spec/template/metadata', value }),
    `${done} /spec/template/metadata is {"labels":{"app.kubernetes.io/name":"pve-exporter","app.k..., not ${shown}`,
  )

const annotation =
  'is read by Kustomize as a number, and it fails on that; use a key that reads as text, such as'
refuses(
  'an annotation whose key Kustomize reads as a number makes no overlay that renders',
  patched({ kind: 'Service' }, { op: 'add', path: '/metadata/annotations', value: { '1': 'x' } }),
  `patches[0].patch[0] adds the annotation "1", which ${annotation} "example.com/1"`,
)
refuses(
  "so does one at the annotation's own path",
  patched({ kind: 'Deployment' }, { op: 'add', path: '/metadata/annotations/1e3', value: 'x' }),
  `patches[0].patch[0] adds the annotation "1e3", which ${annotation} "example.com/1e3"`,
)

refuses(
  'a patch of a path that is not there',
  patched({ kind: 'Deployment' }, replicas, { op: 'remove', path: '/spec/nothing' }),
  "patches[0].patch[1] can't be done to Deployment proxmox-monit-pve-exporter: it has no /spec/nothing",
)
refuses(
  'a test that fails',
  patched({ kind: 'ServiceAccount' }, { op: 'test', path: '/kind', value: 'Secret' }),
  `patches[0].patch[0] can't be done to ServiceAccount proxmox-monit-pve-exporter: /kind is "ServiceAccount", not "Secret"`,
)
for (const kind of ['(', '[', 'a**', '(a+)+$', 'Deployment|', '', '.', '(?=a)', 'Deployment\n'])
  refuses(
    `${JSON.stringify(kind)} is no pattern that means the same to everybody`,
    patched({ kind }, replicas),
    `patches[0].target.kind ${JSON.stringify(kind)} ${pattern}`,
  )
refuses(
  'a name is such a pattern, too',
  patched({ kind: 'Deployment', name: 'proxmox-(' }, replicas),
  `patches[0].target.name "proxmox-(" ${pattern}`,
)
accepts(
  'a pattern may name several objects',
  patched({ kind: 'Deploy.*|Nothing', name: '.*-exporter' }, replicas),
)
accepts(
  'a pattern of many stars is matched at once',
  patched({ kind: `${'.*'.repeat(100)}Deployment` }, replicas),
)

const identity =
  'identifies the object for Kustomize; set namePrefix or namespace, and add a label or annotation at its own path'
for (const path of ['/metadata/name', '/metadata/namespace', '/metadata', '/kind', '/apiVersion'])
  refuses(
    `${path} is not changed`,
    patched({ kind: 'Deployment' }, { op: 'replace', path, value: 'x' }),
    `patches[0].patch[0].path "${path}" ${identity}`,
  )
refuses(
  'a name is not moved away either',
  patched({ kind: 'Deployment' }, { op: 'move', from: '/metadata/name', path: '/metadata/annotations/name' }),
  `patches[0].patch[0].from "/metadata/name" ${identity}`,
)
accepts(
  'a name may be tested',
  patched({ kind: 'Deployment' }, { op: 'test', path: '/kind', value: 'Deployment' }),
)
accepts(
  'an address may be added to those of the environment',
  patched(
    { kind: 'Endpoints' },
    { op: 'add', path: '/subsets/0/addresses/-', value: { ip: '198.51.100.9' } },
  ),
)

test.run()
