import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { hypervisorsOf, type NamedEnvironment } from '../../../environment/defaults.ts'
import { metadata, nameLabel } from '../../../environment/object-names.ts'
import { telegraf } from '../../../environment/telegraf.ts'
import { apiPort } from '../../objects/hypervisors.ts'
import { anyPrometheus, wayOut } from '../../objects/network-policy.ts'

/** Lets Prometheus in, and out to the APIs alone: Telegraf asks no DNS. */
export const telegrafNetworkPolicy = (environment: NamedEnvironment) => {
  const { networkPolicy, backupServers } = environment
  if (networkPolicy === false) return []
  return [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: metadata(telegraf.name, telegraf.component),
      spec: {
        podSelector: { matchLabels: nameLabel(telegraf.name) },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          { from: networkPolicy.from ?? anyPrometheus, ports: [{ port: telegraf.port, protocol: 'TCP' }] },
        ],
        egress: [
          ...(environment.telegraf === false
            ? []
            : [
                wayOut(
                  hypervisorsOf(environment, 'pve').map(({ address }) => address),
                  apiPort,
                ),
              ]),
          ...backupServers.map(({ address, port }) => wayOut([address], port)),
        ],
      },
    } satisfies INetworkPolicy,
  ]
}
