import type { Account, Privilege } from './cluster.ts'

/**
 * Roles by their privileges, of those that any answer here depends on. `PVEAuditor` is as libpve-access-control 8.2.2
 * (Proxmox VE 8.4) and 9.1.1 (9.2) make it, where 9 adds `VM.GuestAgent.Audit`; `PrometheusExporter` is the README's.
 */
export const roles: Record<Account['role'], Privilege[]> = {
  PVEAuditor: ['Datastore.Audit', 'Mapping.Audit', 'Pool.Audit', 'SDN.Audit', 'Sys.Audit', 'VM.Audit'],
  PrometheusExporter: ['Datastore.Audit', 'Sys.Audit', 'VM.Audit'],
  NoAccess: [],
}

/** Whether an account has a privilege at a path, as `PVE::RPCEnvironment::check` says: a role counts for all below its path. */
export const may = ({ role, without, path = '/' }: Account, at: string, privilege: Privilege): boolean =>
  privilege !== without &&
  (path === '/' || at === path || at.startsWith(`${path}/`)) &&
  roles[role].includes(privilege)

/** All that an account's role gives it. */
export const privilegesOf = ({ role, without }: Account): Privilege[] =>
  roles[role].filter(privilege => privilege !== without)
