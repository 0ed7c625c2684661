import type { View } from '../view.ts'

/** `GET /access/users/{userid}`, with its tokens. `read_user` in `PVE/API2/User.pm`, libpve-access-control 8.2.2 and 9.1.1. */
export const user = ({ cluster }: View, { userid = '' }: { userid?: string }) => {
  const tokens = Object.entries(cluster.accounts).flatMap(([id, { expire = 0 }]) => {
    const [owner, tokenid] = id.split('!')
    return owner === userid && tokenid !== undefined ? [[tokenid, { expire, privsep: 1 }]] : []
  })
  return tokens.length === 0
    ? undefined
    : { enable: 1, expire: 0, groups: [], tokens: Object.fromEntries(tokens) }
}
