import { isIPv6 } from 'node:net'
import type { Seen } from '../../cluster/seen.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { shell } from '../../problem/shell.ts'
import type { Mend } from '../check.ts'
import type { Scene } from '../scene.ts'
import { onHypervisor } from './mends.ts'

/** A firewall rule that opens a port of a hypervisor to sources of its own address family; without a source it would let in everybody. */
export const openedFirewall = (
  environment: NamedEnvironment,
  address: string,
  port: number | string,
  sources: string[],
): Mend => {
  const own = sources.filter(source => isIPv6(source) === isIPv6(address))
  if (own.length === 0)
    return {
      advice: `Start it, or open port ${port} in its firewall to the Kubernetes nodes, whose addresses cannot be seen from here.`,
    }
  const rule = shell`pvesh create /nodes/localhost/firewall/rules --enable 1 --type in --action ACCEPT --proto tcp --dport ${port} --source ${own.join(',')}`
  return { command: onHypervisor(environment, rule, address) }
}

/** Pods reach machines outside the cluster by the addresses of their Kubernetes nodes. */
export const addressesOfNodes = async ({ cluster }: Scene): Promise<string[]> => {
  const { value = [] } = await cluster.list<KubernetesNode>('Node')
  return value
    .flatMap(({ status }) => status?.addresses ?? [])
    .filter(({ type }) => type === 'InternalIP')
    .map(({ address }) => address)
}

type KubernetesNode = Seen & { status?: { addresses?: { type: string; address: string }[] } }
