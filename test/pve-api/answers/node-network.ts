import type { Interface } from '../cluster.ts'
import { may } from '../rights.ts'
import type { View } from '../view.ts'

/**
 * `GET /nodes/{node}/network`: what `/etc/network/interfaces` has, bridges only for who may audit their zone, though any
 * account may ask. `PVE/API2/Network.pm` (pve-manager 8.4.1 and 9.2.11; bridges since June 2023), `PVE/Network/Interfaces.pm`.
 */
export const nodeNetwork = ({ cluster, account }: View, { node = '' }: { node?: string }) =>
  (cluster.nodes[node]?.interfaces ?? [])
    .filter(
      ({ type, iface }) => type !== 'bridge' || may(account, `/sdn/zones/localnetwork/${iface}`, 'SDN.Audit'),
    )
    .map(entry)

const entry = (
  { iface, type, cidr, cidr6, gateway, gateway6, comments, active = true }: Interface,
  index: number,
) => ({
  iface,
  type,
  exists: type === 'eth' ? 1 : null,
  ...(active && { active: 1 }),
  autostart: 1,
  priority: index + 3,
  families: [...(cidr6 === undefined || cidr ? ['inet'] : []), ...(cidr6 === undefined ? [] : ['inet6'])],
  method: cidr === undefined ? 'manual' : 'static',
  method6: cidr6 === undefined ? 'manual' : 'static',
  ...(cidr !== undefined && { cidr, ...split(cidr, '') }),
  ...(cidr6 !== undefined && { cidr6, ...split(cidr6, '6') }),
  ...(gateway !== undefined && { gateway }),
  ...(gateway6 !== undefined && { gateway6 }),
  ...(comments !== undefined && { comments: `${comments}\n` }),
  ...(type === 'bridge' && { bridge_ports: 'eno1', bridge_stp: 'off', bridge_fd: '0' }),
})

const split = (cidr: string, family: '' | '6') => {
  const [address, length] = cidr.split('/')
  return { [`address${family}`]: address, [`netmask${family}`]: length }
}
