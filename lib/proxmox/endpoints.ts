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
    const nodes = entries?.filter(({ type }) => type === 'node').flatMap(memberOf)
    if (nodes === undefined || nodes.length === 0) return undefined
    const itself = entries?.find(({ type }) => type === 'cluster')
    return {
      ...(itself && { cluster: { name: text(itself.name) ?? '', quorate: bool(itself.quorate) } }),
      nodes,
    }
  })

const memberOf = ({ name, nodeid, ip, online, local }: Record<string, unknown>): Member[] => {
  if (typeof name !== 'string') return []
  const address = text(ip)
  return [
    {
      name,
      id: number(nodeid) ?? 0,
      online: bool(online),
      local: bool(local),
      ...(address !== undefined && { address }),
    },
  ]
}

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
  /** IPv4 and IPv6, without prefix length. */
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
  const { iface, type, active, address, address6, gateway, gateway6, comments, comments6 } = entry
  if (typeof iface !== 'string') return []
  const comment = (text(comments) ?? text(comments6))?.trim()
  return [
    {
      name: iface,
      type: text(type) ?? 'unknown',
      active: bool(active),
      addresses: [text(address), text(address6)].filter(one => one !== undefined),
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

/** The token's own entry: when it expires (Unix seconds; none for never), and whether its privileges are its own. */
export interface TokenInfo {
  expires?: number
  privilegeSeparation: boolean
}

/**
 * `GET /access/users/<user>/token/<name>`, which asks for `User.Modify` on the user's group: a token is not its own user,
 * so most may not read their own entry (`userid-param self` in `PVE/RPCEnvironment.pm`).
 */
export const tokenInfo = (api: Api): Promise<Answer<TokenInfo>> =>
  ask(
    api,
    `/access/users/${encodeURIComponent(api.token.user)}/token/${encodeURIComponent(api.token.name)}`,
    data => {
      if (!isMap(data)) return undefined
      const expires = number(object(data).expire)
      return {
        privilegeSeparation: object(data).privsep === undefined || bool(object(data).privsep),
        ...(expires && { expires }),
      }
    },
  )

/** `GET /cluster/resources`: only what the token may audit, each with at least `id` and `type`. */
export const clusterResources = (
  api: Api,
  type?: 'node' | 'storage' | 'vm',
): Promise<Answer<Record<string, unknown>[]>> =>
  ask(api, `/cluster/resources${type === undefined ? '' : `?type=${type}`}`, data => list(data)?.map(object))

const isMap = (data: unknown): boolean => typeof data === 'object' && data !== null && !Array.isArray(data)
