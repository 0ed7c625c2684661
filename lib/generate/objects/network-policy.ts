import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { componentLabel, metadata, names } from '../../environment/object-names.ts'
import { exporterPort } from './exporter-service.ts'

/** Ports on which a cluster's DNS pods listen: CoreDNS, OpenShift's, and GKE's. */
const dnsPorts = [53, 5353, 8053].flatMap(port => [
  { port, protocol: 'UDP' as const },
  { port, protocol: 'TCP' as const },
])

/** DNS pods, and NodeLocal DNSCache; port 53 to anywhere would be a way out for the token. */
const dnsServers = [
  {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
  },
  { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } } },
  { ipBlock: { cidr: '169.254.20.10/32' } },
]

/**
 * Closes both exporters, which send the token to whatever target they are asked for: in from Prometheus,
 * out to DNS, and to the hypervisors that an overlay adds.
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
          from: [
            {
              namespaceSelector: {},
              podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
            },
          ],
          ports: [{ port: exporterPort, protocol: 'TCP' }],
        },
      ],
      egress: [{ to: dnsServers, ports: dnsPorts }],
    },
  } satisfies INetworkPolicy,
]
