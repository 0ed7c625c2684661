import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const pve = (settings: object) => ({ ...lab, pveExporter: { tls: 'insecure', ...settings } })

for (const tag of ['3.4.0', '3.5.5', '3.7.0', '3.8.3', 'v3.8', '3.8.3-alpine', '2.3.1'])
  refuses(
    `an exporter ${tag} does not know its arguments`,
    pve({ image: { tag } }),
    `pveExporter.image.tag "${tag}" is too old: it stops at arguments that it does not know, and lacks series that alerts and dashboards ask for; give "3.9.0" or newer, or leave it out for "3.10.2"`,
  )
for (const tag of ['3.9.0', 'v3.10.2', '3.10', '4.0.0', '10.1', 'latest', '3', 'mirror-2026.1'])
  accepts(`a tag ${tag} is one that does, or can't be judged`, pve({ image: { tag } }))

refuses(
  'one exporter is for one hypervisor',
  pve({ single: true }),
  'pveExporter.single is for one hypervisor, and 2 are asked; leave it out, or give each standalone host an environment of its own',
)
accepts('one exporter for the only hypervisor whose API is asked', {
  ...pve({ single: true }),
  hypervisors: [
    { name: 'pve1', address: '198.51.100.1' },
    { name: 'pve2', address: '198.51.100.2', exporters: ['node'] },
  ],
})

refuses(
  'the exporters listen everywhere, on one family or both',
  pve({ listenAddress: '127.0.0.1' }),
  'pveExporter.listenAddress "127.0.0.1" is not one of "::", "0.0.0.0"',
)
refuses(
  'an annotation has a key',
  pve({ podAnnotations: { 'a b': 'c' } }),
  'pveExporter.podAnnotations["a b"] is not a label key (an optional DNS prefix and "/", then at most 63 letters, digits, "-", "_" and ".")',
)

const affinity = (expression: object) =>
  pve({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [expression] }],
        },
      },
    },
  })
const values =
  'pveExporter.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values'

refuses(
  'a node is in something',
  affinity({ key: 'zone', operator: 'In' }),
  `${values} must have a value when the operator is "In"`,
)
refuses(
  'a node that has a label has any value of it',
  affinity({ key: 'zone', operator: 'Exists', values: ['a'] }),
  `${values} must be left out when the operator is "Exists"`,
)
refuses(
  'a node is over a number',
  affinity({ key: 'cores', operator: 'Gt', values: ['many'] }),
  `${values} must be one whole number, as text, when the operator is "Gt"`,
)
refuses(
  'neighbours are told by labels',
  pve({
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { 'a b': 'c' } } },
        ],
      },
    },
  }),
  'pveExporter.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchLabels["a b"] is not a label key (an optional DNS prefix and "/", then at most 63 letters, digits, "-", "_" and ".")',
)
// Found by random environments, which the API server judged.
const byField = (field: object) =>
  pve({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields: [field] }] },
      },
    },
  })
const fieldAt =
  'pveExporter.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0]'
refuses(
  'of a node’s fields its name is asked for',
  byField({ key: 'spec.unschedulable', operator: 'In', values: ['a'] }),
  `${fieldAt}.key "spec.unschedulable" is not "metadata.name", the only field of nodes`,
)
refuses(
  'a node’s name is the same or another',
  byField({ key: 'metadata.name', operator: 'Gt', values: ['1'] }),
  `${fieldAt}.operator "Gt" is not "In" or "NotIn"`,
)
for (const values of [undefined, [], ['a', 'b'], ['A_b']])
  refuses(
    `a field of a node is compared with one name, not with ${JSON.stringify(values)}`,
    byField({ key: 'metadata.name', operator: 'In', ...(values && { values }) }),
    `${fieldAt}.values must be the name of one node`,
  )
accepts('a node by its name', byField({ key: 'metadata.name', operator: 'NotIn', values: ['node-1.a'] }))
refuses(
  'neighbours without a selector are none',
  pve({
    affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'a' }] } },
  }),
  'warning: pveExporter.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0] has no labelSelector, so it means no pod; give one, {} for every pod',
)
accepts('a node over a number', affinity({ key: 'cores', operator: 'Gt', values: ['8'] }))

for (const address of ['dns.example.com', '10.96.0.10/32', '0.0.0.0', '224.0.0.1', 'fe80::1%eth0'])
  refuses(
    `${address} is no DNS server's address`,
    { ...lab, networkPolicy: { dns: [address] } },
    `networkPolicy.dns[0] ${JSON.stringify(address)} is not the address of a DNS server, such as 169.254.20.10; /etc/resolv.conf of a pod shows it`,
  )
accepts('a link-local DNS server', { ...lab, networkPolicy: { dns: ['169.254.25.10', '10.96.0.10'] } })
refuses(
  'in static nobody asks DNS',
  { ...lab, discovery: 'static', networkPolicy: { dns: ['10.96.0.10'] } },
  'warning: networkPolicy.dns has no effect, since discovery is "static", where the exporters ask no DNS; leave it out',
)

refuses(
  'Kustomize takes another namespace’s account "default" for its own',
  { ...lab, prometheus: { serviceAccount: { name: 'default', namespace: 'observability' } } },
  'prometheus.serviceAccount.name "default" would be taken for the account of namespace "monitoring" by Kustomize; give Prometheus an account of its own',
)
accepts('the account "default" of the same namespace', {
  ...lab,
  prometheus: { serviceAccount: { name: 'default', namespace: 'monitoring' } },
})

refuses(
  "OpenShift's own Prometheus reads no ScrapeConfig",
  { ...lab, platform: 'openshift', discovery: 'static' },
  'warning: discovery "static" scrapes exporters on the hypervisors by a ScrapeConfig, which the Prometheus of OpenShift\'s user workload monitoring does not select; give "endpointslices", or use a Prometheus of your own',
)
accepts('static on OpenShift without node exporters', {
  ...lab,
  platform: 'openshift',
  discovery: 'static',
  nodeExporter: false,
})

refuses(
  'annotations are no more than Kubernetes takes of all of them',
  pve({ podAnnotations: { a: 'b'.repeat(2 ** 18) } }),
  'pveExporter.podAnnotations has 262145 bytes, and Kubernetes takes annotations of 261120 in all; leave some out',
)
refuses(
  'the annotation by which pods are made anew is not for others',
  pve({ podAnnotations: { 'proxmox-monitoring/exporter-deadline': 'x' } }),
  'pveExporter.podAnnotations["proxmox-monitoring/exporter-deadline"] can\'t be set: by it the pods are made anew when what they mount changes; leave it out',
)

test.run()
