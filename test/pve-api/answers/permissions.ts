import { may, privilegesOf } from '../rights.ts'
import type { View } from '../view.ts'

/**
 * `GET /access/permissions`: the account's privileges at the top of each tree and where an ACL stands, 1 where they count
 * below, too; paths without any are left out. `get_effective_permissions` in `PVE/RPCEnvironment.pm`, libpve-access-control
 * 8.2.2 and 9.1.1.
 */
export const permissions = ({ account }: View) =>
  Object.fromEntries(
    [...new Set([...tops, account.path ?? '/'])].flatMap(path => {
      const held = privilegesOf(account).filter(privilege => may(account, path, privilege))
      return held.length === 0 ? [] : [[path, Object.fromEntries(held.map(privilege => [privilege, 1]))]]
    }),
  )

const tops = ['/', '/access', '/access/groups', '/nodes', '/pool', '/sdn', '/storage', '/vms']
