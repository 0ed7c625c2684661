import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { hostCIDR } from '../../environment/address.ts'
import { defaults } from '../../environment/defaults.ts'
import { componentLabel, metadata, names } from '../../environment/object-names.ts'
import type { NetworkPolicyPeer, Platform } from '../../environment.ts'
import { exporterPort } from './exporter-service.ts'

/** Ports on which a cluster's DNS pods listen: CoreDNS, OpenShift's, and GKE's. */
const dnsPorts = [53, 5353, 8053].flatMap(port => [
  { port, protocol: 'UDP' as const },
  { port, protocol: 'TCP' as const },
])

/** DNS pods of each platform, by namespace and label: a namespace alone could be created by a tenant, and receive the token. */
const dnsPods = {
  kubernetes: {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    // Cilium redirects requests to the pods of NodeLocal DNSCache (Local Redirect Policy).
    podSelector: {
      matchExpressions: [{ key: 'k8s-app', operator: 'In', values: ['kube-dns', 'node-local-dns'] }],
    },
  },
  // The DNS operator's DaemonSet (openshift/cluster-dns-operator).
  openshift: {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } },
    podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } },
  },
} satisfies Record<Platform, NetworkPolicyPeer>

/** The DNS servers that the exporters may ask: the platform's pods, and addresses. Port 53 to anywhere would let the token out. */
export const dnsServers = (platform: Platform, addresses: readonly string[]): NetworkPolicyPeer[] => [
  dnsPods[platform],
  ...addresses.map(address => ({ ipBlock: { cidr: hostCIDR(address) } })),
]

/** The way out to these addresses on one port. */
export const wayOut = (addresses: readonly string[], port: number) => ({
  to: addresses.map(address => ({ ipBlock: { cidr: hostCIDR(address) } })),
  ports: [{ port, protocol: 'TCP' as const }],
})

/** Who may reach the exporters unless an environment says otherwise: the operator's Prometheuses, in any namespace. */
export const anyPrometheus = [
  { namespaceSelector: {}, podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } },
]

/**
 * Closes both exporters, which send the token to whatever target they are asked for: in from Prometheus, out to DNS. An overlay's own
 * policy opens the way to its hypervisors beside it: policies add up.
 */
export const networkPolicy = () => [
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(names.pveExporter, 'pve-exporter'),
    spec: {
      podSelector: { matchLabels: componentLabel('pve-exporter') },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: anyPrometheus,
          ports: [{ port: exporterPort, protocol: 'TCP' }],
        },
      ],
      egress: [{ to: dnsServers(defaults.platform, defaults.networkPolicy.dns), ports: dnsPorts }],
    },
  } satisfies INetworkPolicy,
]
