import { join } from 'node:path'
import { authority } from '../../../pve-api/certificates.ts'
import { pveCluster } from '../../../pve-api/pve-cluster.ts'
import { control } from '../../laboratory/control.ts'
import type { Cause } from '../cause.ts'
import { lyon, namespace } from '../environments.ts'
import { cluster, deliver, kubectl, laboratory, proxmox, rolledOut } from '../shared.ts'

const { PVE_USER, PVE_TOKEN_NAME, PVE_TOKEN_VALUE } = proxmox.secret
const [pve1, pve2] = lyon.hypervisors as [(typeof lyon.hypervisors)[0], (typeof lyon.hypervisors)[0]]

const trust = (certificate: string) =>
  kubectl.apply(
    [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'pve-ca', namespace },
        data: { 'ca.crt': certificate },
      },
    ],
    '--force-conflicts',
  )

/** A policy such as administrators put into every namespace: out to DNS alone. */
const deniedEgress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'denied', namespace },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }],
  },
}

/** A policy of the platform's team, which lists who may ask. */
const closedDns = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'closed', namespace: 'kube-system' },
  spec: {
    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [
          {
            namespaceSelector: {
              matchExpressions: [
                { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['kube-system', 'monitoring'] },
              ],
            },
          },
        ],
      },
    ],
  },
}

/** Without a CA to verify by, the cluster scrape asks the hypervisors by their Service's name. */
const askedByName = async () => {
  await deliver({ ...lyon, pveExporter: { ...lyon.pveExporter, tls: 'insecure' } })
  await rolledOut()
}

/** Tells each hypervisor that it stands alone. */
const part = async () => {
  for (const { name, address } of [pve1, pve2]) {
    const { set, accounts } = await alone(name)
    const { name: _, ...host } = pveCluster({
      nodes: 1,
      guests: 3,
      nodeName: () => name,
      address: () => address,
      accounts,
    })
    await set(host)
  }
}

const alone = async (node: string) => {
  const { get, put } = control(join(laboratory.folder, 'proxmox/lyon', node, 'control'))
  const { accounts } = await get<{ accounts: Parameters<typeof pveCluster>[0]['accounts'] & object }>(
    'cluster',
  )
  return { accounts, set: (cluster: object) => put('cluster', cluster) }
}

/** What is wrong with hypervisors, and on the way to them. */
export const hypervisorCauses: Cause[] = [
  {
    cause: 'a hypervisor refuses connections to its API',
    code: 'PM403',
    make: async () => proxmox.hypervisors.pve2?.fault({ kind: 'refuse', ports: [8006] }),
  },
  {
    cause: "a firewall drops what goes to a hypervisor's API",
    code: 'PM403',
    make: async () => proxmox.hypervisors.pve2?.fault({ kind: 'drop', ports: [8006] }),
  },
  {
    cause: 'the namespace denies all egress, and the environment has no NetworkPolicy of its own',
    code: 'PM402',
    make: async () => {
      await deliver({ ...lyon, networkPolicy: false })
      const own = ['lyon-proxmox-monit-pve-exporter', 'lyon-proxmox-monit-pve-exporter-hypervisor']
      await kubectl(['delete', 'networkpolicy', ...own, '--namespace', namespace])
      await kubectl.apply([deniedEgress])
    },
    restore: async () => {
      await kubectl(['delete', 'networkpolicy', 'denied', 'lyon-hypervisors', '--namespace', namespace])
      await deliver(lyon)
    },
  },
  {
    cause:
      "a NetworkPolicy of kube-system lets some namespaces in to the cluster's DNS, and not the exporters'",
    code: 'PM412',
    make: async () => {
      await askedByName()
      await kubectl.apply([closedDns])
    },
    restore: () => kubectl(['delete', 'networkpolicy', 'closed', 'lyon-dns', '--namespace=kube-system']),
  },
  {
    cause: "the cluster's DNS is down, and the hypervisors are asked by their Service's name",
    code: 'PM405',
    make: async () => {
      await askedByName()
      await kubectl(['scale', 'deployment', 'coredns', '--namespace=kube-system', '--replicas=0'])
    },
    byHand: async () => {
      await kubectl(['scale', 'deployment', 'coredns', '--namespace=kube-system', '--replicas=1'])
      await cluster.ready('kube-system', 'deployment/coredns')
    },
    restore: async () => {
      await deliver(lyon)
      await rolledOut()
    },
  },
  {
    cause: "a hypervisor's API fails by itself",
    code: 'PM408',
    make: () => proxmox.change({ nodes: { pve2: { fault: 'broken' } } }),
  },
  {
    cause: 'the CA is another than the one of the certificates',
    code: 'PM404',
    make: () => trust(authority('9.1.2').cert),
  },
  {
    cause: 'hypervisors that are no cluster stand in one file',
    code: 'PM410',
    make: part,
    // What the file lacks then is the next cause.
    restore: () => proxmox.heal(),
  },
  {
    cause: 'a node of the cluster is missing in the file',
    code: 'PM411',
    make: () => deliver({ ...lyon, hypervisors: [pve1] }),
    variables: { PVE_TOKEN: `${PVE_USER}!${PVE_TOKEN_NAME}=${PVE_TOKEN_VALUE}` },
    restore: () => deliver(lyon),
  },
  {
    cause: 'the node exporter of a hypervisor is not running',
    code: 'PM507',
    make: async () => proxmox.hypervisors.pve2?.stop('node-exporter'),
  },
  {
    cause: 'the clock of a hypervisor is ahead',
    code: 'PM510',
    make: async () => {
      const { pve2 } = proxmox.hypervisors
      await pve2?.stop('node-exporter')
      pve2?.start('node-exporter', process.execPath, [
        join(import.meta.dirname, '../ahead.ts'),
        '9100',
        '100',
      ])
    },
  },
]
