const namespace = 'monitoring'
const ports = [
  { name: 'api', port: 8006 },
  { name: 'node', port: 9100 },
]

/** A headless Service without selector, with an address and a host name for each hypervisor. */
export const sampleHypervisors = (hosts: { name: string; address: string }[]) => [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'sample-hypervisor', namespace, labels: { sample: 'hypervisors' } },
    spec: { clusterIP: 'None', ports },
  },
  {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'sample-hypervisor', namespace, labels: { sample: 'hypervisors' } },
    subsets: [
      {
        addresses: hosts.map(({ name, address }) => ({ ip: address, hostname: name })),
        ports,
      },
    ],
  },
]
