import { type Answer, type Api, ask } from './api.ts'
import { bool, list, number, object, text } from './shape.ts'

/** `GET /version`: any token may ask. */
export const version = (api: Api): Promise<Answer<{ version: string; release: string }>> =>
  ask(api, '/version', data => {
    const { version, release } = object(data)
    return typeof version === 'string' ? { version, release: text(release) ?? '' } : undefined
  })

/** The cluster as the asked node sees it. A host that stands alone has no `cluster`, and itself as the only node. */
export interface ClusterStatus {
  cluster?: { name: string; quorate: boolean }
  nodes: Member[]
}

/** A member of the cluster. */
export interface Member {
  name: string
  /** Corosync's node id; 0 on a host that stands alone. */
  id: number
  online: boolean
  /** Whether it is the node that answered. */
  local: boolean
  /** What the node's name resolved to on that node; none for one that was offline since the answering node started. */
  address?: string
}

/** `GET /cluster/status`, which asks for `Sys.Audit` on `/`. `PVE/API2/Cluster.pm`, pve-manager 8.4.1 to 9.2.11. */
export const clusterStatus = (api: Api): Promise<Answer<ClusterStatus>> =>
  ask(api, '/cluster/status', data => {
    const entries = list(data)?.map(object)
    const nodes = entries?.filter(({ type }) => type === 'node').map(memberOf)
    if (nodes === undefined || nodes.length === 0 || !nodes.every(isMember)) return undefined
    const itself = entries?.find(({ type }) => type === 'cluster')
    return {
      ...(itself && { cluster: { name: text(itself.name) ?? '', quorate: bool(itself.quorate) } }),
      nodes,
    }
  })

/** A node, unless its name is none: `discover` writes names into files that are code. */
const memberOf = ({ name, nodeid, ip, online, local }: Record<string, unknown>): Member | undefined => {
  if (typeof name !== 'string' || !nodeName.test(name)) return undefined
  const address = text(ip)
  return {
    name,
    id: number(nodeid) ?? 0,
    online: bool(online),
    local: bool(local),
    ...(address !== undefined && { address }),
  }
}

const isMember = (member: Member | undefined): member is Member => member !== undefined

/** `pve_verify_node_name` of `PVE/JSONSchema.pm`. */
const nodeName = /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/

/** `GET /nodes`: any token may ask. */
export const nodes = (api: Api): Promise<Answer<{ name: string; online: boolean }[]>> =>
  ask(api, '/nodes', data =>
    list(data)
      ?.map(object)
      .flatMap(({ node, status }) =>
        typeof node === 'string' ? [{ name: node, online: status === 'online' }] : [],
      ),
  )

/** A network interface of a node, as its configuration has it: addresses from DHCP are not in it. */
export interface NetworkInterface {
  name: string
  /** `bridge`, `bond`, `eth`, `vlan`, … */
  type: string
  active: boolean
  /** IPv4 and IPv6, each with its prefix length: `198.51.100.11/24`. */
  addresses: string[]
  /** Whether a default gateway is configured on it. */
  hasGateway: boolean
  comment?: string
}

/**
 * `GET /nodes/<node>/network`: any token may ask, but bridges, which usually hold the node's address, are left out without
 * `SDN.Audit` on `/sdn/zones/localnetwork`. `PVE/API2/Network.pm`, pve-manager 8.4.1 to 9.2.11.
 */
export const nodeNetwork = (api: Api, node: string): Promise<Answer<NetworkInterface[]>> =>
  ask(api, `/nodes/${encodeURIComponent(node)}/network`, data => list(data)?.map(object).flatMap(interfaceOf))

const interfaceOf = (entry: Record<string, unknown>): NetworkInterface[] => {
  const { iface, type, active, cidr, cidr6, gateway, gateway6, comments, comments6 } = entry
  if (typeof iface !== 'string') return []
  const comment = (text(comments) ?? text(comments6))?.trim()
  return [
    {
      name: iface,
      type: text(type) ?? 'unknown',
      active: bool(active),
      addresses: [text(cidr), text(cidr6)].filter(one => one !== undefined),
      hasGateway: text(gateway) !== undefined || text(gateway6) !== undefined,
      ...(comment && { comment }),
    },
  ]
}

/** `GET /access/permissions`: the privileges of the token by path; true where they count for all below it. */
export const permissions = (api: Api): Promise<Answer<Record<string, Record<string, boolean>>>> =>
  ask(api, '/access/permissions', data =>
    isMap(data)
      ? Object.fromEntries(
          Object.entries(object(data)).map(([path, privileges]) => [
            path,
            Object.fromEntries(
              Object.entries(object(privileges)).map(([name, value]) => [name, bool(value)]),
            ),
          ]),
        )
      : undefined,
  )

/** What Proxmox VE knows of the token itself. */
export interface TokenInfo {
  /** Unix seconds at which the token or its user expires, whichever is first; none for never. */
  expires?: number
  /** Whether its privileges are its own, and not its user's. */
  hasOwnPrivileges: boolean
}

/**
 * `GET /access/users/<user>`, which asks for `Sys.Audit` on `/access/groups`. The token's own entry below it
 * (`…/token/<name>`) asks for `User.Modify`, since a token is not its user. `PVE/API2/User.pm`, libpve-access-control 9.1.1.
 */
export const tokenInfo = (api: Api): Promise<Answer<TokenInfo>> =>
  ask(api, `/access/users/${encodeURIComponent(api.token.user)}`, data => {
    const { expire, tokens } = object(data)
    const own = object(tokens)[api.token.name]
    if (own === undefined) return undefined
    const ends = [number(expire), number(object(own).expire)].filter(time => time !== undefined && time > 0)
    return {
      hasOwnPrivileges: object(own).privsep === undefined || bool(object(own).privsep),
      ...(ends.length > 0 && { expires: Math.min(...(ends as number[])) }),
    }
  })

/** `GET /cluster/resources`: only what the token may audit, each with at least `id` and `type`. */
export const clusterResources = (
  api: Api,
  type?: 'node' | 'storage' | 'vm',
): Promise<Answer<Record<string, unknown>[]>> =>
  ask(api, `/cluster/resources${type === undefined ? '' : `?type=${type}`}`, data => list(data)?.map(object))

const isMap = (data: unknown): boolean => typeof data === 'object' && data !== null && !Array.isArray(data)
