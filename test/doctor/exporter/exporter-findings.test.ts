import { test } from 'uvu'
import type { Environment } from '../../../lib/environment.ts'
import { examineEach, type Scenes } from '../examined.ts'
import type { Told } from '../told-scene.ts'
import { recordedLogs } from './recorded-logs.ts'

const pod = (name: string, status: object = {}, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: `${name}-1`,
    namespace: 'proxmox',
    labels: {
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/component': 'pve-exporter',
      environment: 'newyork',
    },
    ...metadata,
  },
  spec: {},
  status: { podIP: '10.244.0.9', conditions: [{ type: 'Ready', status: 'True' }], ...status },
})
const pods = [pod('pve-exporter'), pod('pve-exporter-node')]

type Log = keyof typeof recordedLogs
/** The recorded lines, of whatever host they were, as if this one had been asked. */
const of = (log: Log, host: string): string =>
  recordedLogs[log].replaceAll(/virtrc99|nowhere\.example|198\.51\.100\.18(?=[', ])/g, host)

const shared = 'newyork-proxmox-monit-pve-exporter-hypervisor'
const [one, two] = ['198.51.100.18', '198.51.100.19']

/** Exporters that answer 500, the reasons in their logs. */
const failing = (nodes: string, cluster = '', more: Told = {}): Told => ({
  exporter: () => ({ status: 500, body: '' }),
  ...more,
  lists: { Pod: pods, ...more.lists },
  printed: { 'logs pod/pve-exporter-node-1': nodes, 'logs pod/pve-exporter-1': cluster },
})
/** Both hypervisors, and the cluster scrape, fail in one way. */
const all = (log: Log, more: Told = {}): Told => failing(of(log, one) + of(log, two), of(log, shared), more)
/** One hypervisor fails, and the other in another way. */
const first = (log: Log, more: Told = {}): Told =>
  failing(of(log, one) + of('broken', two), of('broken', shared), more)
/** The cluster scrape fails alone. */
const ofCluster = (log: Log, more: Told = {}): Told => ({
  ...failing('', of(log, shared), more),
  exporter: path => ({ status: path.includes(shared) ? 500 : 200, body: '' }),
})
/** A line of the log, as Proxmox VE chose its words. */
const saying = (words: string, more: Told = {}): Told => {
  const line = recordedLogs.value.replace('invalid token value!', words)
  return failing(line, line, more)
}
const answering = (body: string | ((target: string) => string), more: Told = {}): Told => ({
  lists: { Pod: pods },
  exporter: path => {
    const target = new URLSearchParams(path.split('?')[1]).get('target') ?? ''
    return { status: 200, body: typeof body === 'string' ? body : body(target) }
  },
  ...more,
})
const silentFor = (path: RegExp, more: Told = {}): Told => ({
  lists: { Pod: pods },
  exporter: asked => (path.test(asked) ? 'silent' : { status: 200, body: '' }),
  ...more,
})
const verified = (tls: object, more: Partial<Environment> = {}): Partial<Environment> => ({
  pveExporter: { credentials: { secret: 'pve-exporter' }, tls },
  ...more,
})
const single = (own: object): Partial<Environment> => ({
  pveExporter: { credentials: { secret: 'pve-exporter' }, tls: 'insecure', ...own },
})
const inFile: Partial<Environment> = single({ credentials: { configSecret: 'pve-yml' } })
const six: Partial<Environment> = { hypervisors: [{ name: 'six', address: '2001:db8::18' }] }
const nodes = (...addresses: [type: string, address: string][]) => ({
  Node: [{ status: { addresses: addresses.map(([type, address]) => ({ type, address })) } }, {}],
})

/** What every check says that looks at exporters' answers. */
const everywhere: Scenes = {
  'pods may not be listed': { refused: ['Pod'] },
  'no exporter is Ready': {
    lists: {
      Pod: [
        pod('pve-exporter', { conditions: [{ type: 'Ready', status: 'False' }] }),
        pod('pve-exporter-node', { conditions: [{ type: 'PodScheduled', status: 'True' }] }),
        pod('pve-exporter', {}, { deletionTimestamp: 'now' }),
        pod('pve-exporter-node', { conditions: undefined }),
        pod('another'),
      ],
    },
  },
  'exporters answer': answering(''),
  'their log may not be read': {
    ...all('value'),
    printed: { logs: { kind: 'other', message: 'pods "pve-exporter-1" is forbidden' } },
  },
}

const closed = (namespace: string, spec: object = { policyTypes: ['Egress'] }) => ({
  metadata: { name: 'closed', namespace },
  spec: { podSelector: {}, ...spec },
})
const policies = (...NetworkPolicy: object[]) => ({ lists: { NetworkPolicy } })

const dns = (own: object = {}, labels: object = { 'k8s-app': 'kube-dns' }) => ({
  metadata: { name: 'coredns-0', namespace: 'kube-system', labels },
  spec: {
    containers: [
      {},
      {
        ports: [
          { name: 'metrics', containerPort: 9153, protocol: 'UDP' },
          { name: 'dns', containerPort: 1054, protocol: 'TCP' },
          { name: 'dns', containerPort: 1053, protocol: 'UDP' },
        ],
      },
    ],
  },
  status: { podIP: '10.244.0.3' },
  ...own,
})
/** A cluster in which a name is not resolved, with these policies. */
const nameless = (NetworkPolicy: object[], servers: object[] = [dns()], more: object = {}): Told =>
  all('name', { lists: { NetworkPolicy, 'Pod kube-system': servers, ...more } })
const letting = (direction: 'ingress' | 'egress', rule: object) =>
  closed(direction === 'ingress' ? 'kube-system' : 'proxmox', {
    policyTypes: [direction === 'ingress' ? 'Ingress' : 'Egress'],
    [direction]: [rule],
  })
const labelled = (name: string, labels: object) => ({ metadata: { name, labels } })

const guests = 'pve_guest_info{id="qemu/101",name="a \\"b\\" \\\\ c"} 1.0\n'
const storages = 'pve_storage_info{id="storage/pve1/local"} 1.0\n'
const members = (...names: string[]): string =>
  names.map(name => `pve_node_info{id="node/${name}",level="",name="${name}",nodeid="1"} 1.0\n`).join('')
const both = ['virtrc18u', 'virtrc19u']

const scenes: Record<string, Scenes> = {
  PM401: {
    ...everywhere,
    'one waits for a name, which another check tells': silentFor(/target=newyork/),
    'it does not answer for an address': silentFor(/target=198.51.100.18/),
    'it does not answer for an IPv6 address': silentFor(/target=%5B/, { environment: six }),
    'neither answers at all': silentFor(/./),
    'they answer with another status': {
      lists: { Pod: pods },
      exporter: () => ({ status: 404, body: '' }),
    },
    'they answer 500': all('value'),
    'they serve with a certificate': silentFor(/./, {
      environment: single({ certificateSecret: 'served' }),
    }),
    'there is one exporter for both': {
      lists: { Pod: pods.slice(0, 1) },
      environment: single({ single: true }),
    },
    'they verify': answering('', { environment: verified({ caConfigMap: 'pve-ca' }) }),
    'they verify a name of their own': answering('', {
      environment: verified({ caConfigMap: 'pve-ca', serverName: 'pve.example.com' }),
    }),
    'hypervisors have names in certificates': answering('', {
      environment: verified(
        { caConfigMap: 'pve-ca' },
        { hypervisors: [{ name: 'a', address: '198.51.100.18', serverName: 'a.example.com' }] },
      ),
    }),
    'hosts are aliases': answering('', {
      environment: { discovery: 'static' },
      lists: {
        Pod: [
          {
            ...pod('pve-exporter'),
            spec: {
              hostAliases: [
                { ip: '198.51.100.18' },
                { ip: '198.51.100.18', hostnames: ['virtrc18u', 'lab-pve-exporter-hypervisor'] },
              ],
            },
          },
          pod('pve-exporter-node'),
        ],
      },
    }),
    'only one hypervisor has an API': answering('', {
      environment: {
        hypervisors: [
          { name: 'a', address: '198.51.100.18', exporters: ['node'] },
          { name: 'b', address: '2001:db8::19' },
        ],
      },
    }),
  },
  PM402: {
    ...everywhere,
    'no hypervisor is silent': all('value', policies(closed('proxmox'))),
    'hypervisors are silent, and there is no policy': all('dropped'),
    'a policy shuts them': all('dropped', policies(closed('proxmox'))),
    'two policies shut them': all('refused', policies(closed('proxmox'), closed('proxmox'))),
    'a policy of another namespace': all('dropped', policies(closed('other'))),
    'a policy lets in alone': all('dropped', policies(closed('proxmox', { policyTypes: ['Ingress'] }))),
    'a policy selects other pods': all(
      'dropped',
      policies(closed('proxmox', { policyTypes: ['Egress'], podSelector: { matchLabels: { a: 'b' } } })),
    ),
    'a policy lets out to one of them': all(
      'dropped',
      policies(
        closed('proxmox', {
          policyTypes: ['Egress'],
          egress: [{ to: [{ ipBlock: { cidr: '198.51.100.18/32' } }], ports: [{ port: 8006 }] }],
        }),
      ),
    ),
    'a policy shuts IPv6': failing(of('dropped', '2001:db8::18'), of('dropped', shared), {
      environment: six,
      ...policies(closed('proxmox')),
    }),
    'policies may not be listed': all('dropped', { refused: ['NetworkPolicy'] }),
  },
  PM403: {
    ...everywhere,
    'they refuse': all('refused'),
    'one refuses': first('refused'),
    'they close': all('closed'),
    'they drop, and nodes have addresses': all('dropped', {
      lists: nodes(
        ['Hostname', 'node-1'],
        ['InternalIP', '10.0.0.7'],
        ['InternalIP', '10.0.0.8'],
        ['InternalIP', '2001:db8::7'],
      ),
    }),
    'they drop, and nodes may not be listed': all('dropped', { refused: ['Node'] }),
    'one of IPv6 drops': failing(of('dropped', '2001:db8::18'), of('dropped', shared), {
      environment: six,
      lists: nodes(['InternalIP', '10.0.0.7'], ['InternalIP', '2001:db8::7']),
    }),
    'they are slow to answer': all('silent'),
    'one takes longer than the scrape': failing(
      recordedLogs.value.replace(
        /proxmoxer.*/,
        'TimeoutError: the hypervisor is slow: the scrape takes longer than Prometheus waits',
      ),
    ),
    'only the cluster scrape fails': ofCluster('refused'),
    'only the cluster scrape is silent': ofCluster('dropped', {
      lists: nodes(['InternalIP', '10.0.0.7']),
    }),
    'only the cluster scrape is silent, and no hypervisor has an address': ofCluster('dropped'),
  },
  PM404: {
    ...everywhere,
    'another CA signed them': all('authority'),
    'another CA signed it, and the ConfigMap holds one': failing(of('authority', 'pve1'), '', {
      environment: verified({ caConfigMap: 'pve-ca' }, { hypervisors: [{ name: 'pve1', address: one }] }),
    }),
    'another CA signed one that is verified': {
      ...failing(of('authority', 'virtrc18u'), '', {
        environment: verified({ caSecret: 'pve-ca' }),
      }),
    },
    'the steps of the CA are not known': {
      ...failing(of('authority', 'virtrc18u'), '', { environment: verified({ caSecret: 'pve-ca' }) }),
      scene: { caSteps: [] },
    },
    'one has another name': failing(of('mismatch', 'virtrc18u'), '', {
      environment: verified({ caConfigMap: 'pve-ca' }),
    }),
    'one of IPv6 has another name': failing(of('mismatch', 'six'), '', {
      environment: verified({ caConfigMap: 'pve-ca' }, six),
    }),
    'only the cluster scrape asks by another name': ofCluster('mismatch'),
    'one expired': failing(
      of('authority', 'virtrc18u').replaceAll(
        'unable to get local issuer certificate',
        'certificate has expired',
      ),
      '',
      { environment: verified({ caConfigMap: 'pve-ca' }) },
    ),
    'the file of the CA is not there': failing(recordedLogs.file, recordedLogs.file, {
      environment: verified({ caConfigMap: 'pve-ca' }),
    }),
    'the certificate names no authority': failing(
      of('authority', 'virtrc18u').replaceAll(
        'unable to get local issuer certificate',
        'Missing Authority Key Identifier',
      ),
      '',
      { environment: verified({ caConfigMap: 'pve-ca' }) },
    ),
  },
  PM405: {
    ...everywhere,
    'no name is resolved': failing(
      of('name', 'virtrc18u') + of('name', 'virtrc19u'),
      of('name', 'localhost'),
      {
        environment: verified({ caConfigMap: 'pve-ca' }),
      },
    ),
    'the name of all is not resolved': ofCluster('name'),
    'one waits for a name': silentFor(/target=newyork/),
  },
  PM406: {
    ...everywhere,
    'its value is wrong': all('value'),
    'its name is not known': all('unknown'),
    'it expired': all('expired'),
    'its user expired': saying("user 'monitoring@pve' access expired"),
    'its user is disabled': saying("user 'monitoring@pve' is disabled"),
    'there is no such user': saying("no such user ('monitoring@pve')"),
    'its value is wrong, and in a file': all('value', { environment: inFile }),
    'its name is not known, and in a file': all('unknown', { environment: inFile }),
    'it expired, and is in a file': all('expired', { environment: inFile }),
    'there is no such user, in a file': saying("no such user ('monitoring@pve')", { environment: inFile }),
    'one hypervisor refuses it': first('value'),
    'only the cluster scrape is refused': ofCluster('value'),
  },
  PM407: {
    ...everywhere,
    'it lacks rights': all('forbidden'),
    'it lacks rights, and is in a file': all('forbidden', { environment: inFile }),
    'it lacks rights on one': first('forbidden'),
  },
  PM408: {
    ...everywhere,
    'it fails in itself': all('broken'),
    'one fails in itself': failing(of('broken', one)),
    'a node does not reach another': failing(
      recordedLogs.broken.replace('500 Internal Server Error', '595 No route to host'),
    ),
    'only the cluster scrape fails': ofCluster('broken'),
    'the log says no reason': all('broken', { logs: '' }),
    'the log of nobody': failing('', ''),
  },
  PM409: {
    ...everywhere,
    'it sees guests and storages': answering(guests + storages),
    'it sees no storage': answering(guests),
    'it sees no guest': answering(storages),
    'it sees neither': answering('pve_up{id="node/pve1"} 1.0\n'),
    'it sees series that nobody looks at': answering('pve_other_info 1\nnonsense\n# HELP pve_up a\n'),
    'it sees neither, and is in a file': answering('pve_up 1\n', { environment: inFile }),
    'the cluster scrape fails': all('value'),
  },
  PM410: {
    ...everywhere,
    'both belong to one': answering(members(...both)),
    'both belong to one, in capitals': answering(target =>
      members(...(target.startsWith(one as string) ? both : both.map(name => name.toUpperCase()))),
    ),
    'each stands alone': answering(target =>
      members(target.startsWith(one as string) ? 'virtrc18u' : 'virtrc19u'),
    ),
    'one names a member twice': answering(target =>
      members(...(target.startsWith(one as string) ? [...both, 'virtrc18u'] : both)),
    ),
    'two belong to one, and others to others': answering(
      target =>
        target.endsWith('1:8006') || target.endsWith('3:8006') ? members('a', 'c') : members(target),
      {
        environment: {
          hypervisors: ['a', 'b', 'c', 'd'].map((name, index) => ({
            name,
            address: `198.51.100.${index + 1}`,
          })),
        },
      },
    ),
    'only the cluster scrape says members': answering(target =>
      target.includes('hypervisor') ? members(...both) : '',
    ),
    'a series has no name': answering('pve_node_info{id="node/a"} 1\n'),
  },
  PM411: {
    ...everywhere,
    'it names all': answering(members(...both)),
    'it names all, in capitals': answering(members(...both.map(name => name.toUpperCase()))),
    'it lacks some': answering(members(...both, 'VIRTRC20U', 'virtrc21u')),
    'it names one too many': answering(members('virtrc18u')),
    'it lacks one, and names two too many': answering(members('virtrc20u')),
    'a ConfigMap holds the CA': answering(members('virtrc20u'), {
      environment: verified({ caConfigMap: 'pve-ca' }),
    }),
    'a Secret holds the CA': answering(members('virtrc20u'), {
      environment: verified({ caSecret: 'pve-ca' }),
    }),
    'the public roots verify': answering(members('virtrc20u'), { environment: verified({}) }),
  },
  PM412: {
    ...everywhere,
    'every name is resolved': all('value', policies(closed('proxmox'))),
    'there is no policy': nameless([]),
    'a policy shuts DNS': nameless([closed('kube-system', {})]),
    'a policy shuts the exporters': nameless([closed('proxmox')]),
    'policies shut both': nameless([closed('proxmox'), closed('kube-system', {}), closed('other')]),
    'policies let it through': nameless(
      [
        letting('egress', {
          to: [
            {
              namespaceSelector: { matchLabels: { name: 'dns' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [{ protocol: 'UDP', port: 'dns' }],
        }),
        letting('ingress', {
          from: [{ namespaceSelector: { matchLabels: { team: 'pve' } } }],
          ports: [{ protocol: 'UDP', port: 1053 }],
        }),
      ],
      undefined,
      { Namespace: [labelled('proxmox', { team: 'pve' }), labelled('kube-system', { name: 'dns' })] },
    ),
    'policies let addresses through': nameless([
      letting('egress', { to: [{ ipBlock: { cidr: '10.244.0.3/32' } }] }),
      letting('ingress', { from: [{ ipBlock: { cidr: '10.244.0.9/32' } }] }),
    ]),
    'policies let TCP through alone': nameless([
      letting('egress', { ports: [{ port: 1053 }] }),
      letting('ingress', { ports: [{ port: 1053, protocol: 'TCP' }] }),
    ]),
    'the server does not say its port': nameless(
      [closed('proxmox'), closed('kube-system', {})],
      [dns({ spec: {}, status: {} })],
    ),
    'there is no server to be seen': nameless([closed('proxmox')], []),
    'namespaces have no labels': nameless([closed('proxmox')], [dns({}, {})], {
      Namespace: [{ metadata: { name: 'proxmox' } }],
    }),
    'policies may not be listed': { ...nameless([]), refused: ['NetworkPolicy'] },
    'namespaces may not be listed': { ...nameless([]), refused: ['Namespace'] },
  },
}

examineEach(test, import.meta.dirname, scenes)

test.run()
