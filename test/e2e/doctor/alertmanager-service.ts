import { addresses } from '../cluster/addresses.ts'

/** The Service by which a Prometheus finds an Alertmanager, here one that runs on the node. */
export const alertmanagerService = [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'alertmanager', namespace: 'monitoring' },
    spec: { ports: [{ name: 'web', port: 9093 }] },
  },
  {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'alertmanager', namespace: 'monitoring' },
    subsets: [{ addresses: [{ ip: addresses.node[0] }], ports: [{ name: 'web', port: 9093 }] }],
  },
]
