/** The addresses of the cluster's network; not 192.0.2.0/24, since the machine that runs the tests may be in it. */
export const addresses = {
  node: ['10.213.0.1', 'fd00:10:213::1'],
  pods: ['10.244.0.0/24', 'fd00:10:244::/64'],
  services: ['10.96.0.0/16', 'fd00:10:96::/112'],
  dns: '10.96.0.10',
  /** The node's own addresses in the hypervisors' networks, which route packets between them and the pods. */
  gateways: ['198.51.100.1/24', '203.0.113.1/24', '2001:db8::1/32'],
}

/** The bridge that connects the hypervisors' network namespaces. */
export const hypervisorBridge = 'hypervisors'
