import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Account } from '../../pve-api/cluster.ts'
import { control } from '../laboratory/control.ts'

// A stand-in for `pveum` on a hypervisor of the simulated cluster, whose folder is the first argument.
// It knows the commands of pve-access-control 9 that doctor prints, and refuses any other.
const [folder = '', ...args] = process.argv.slice(2)
const text = { type: 'string' } as const
const { positionals, values } = parseArgs({
  args,
  allowPositionals: true,
  options: {
    token: text,
    tokens: text,
    user: text,
    users: text,
    roles: text,
    role: text,
    expire: text,
    privsep: text,
    privs: text,
    enable: text,
  },
})

const change = async (account: string, patch: Partial<Account>) => {
  for (const node of readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()))
    await control(join(folder, node.name, 'control')).patch('cluster', { accounts: { [account]: patch } })
}

const [noun, verb, ...rest] = positionals
const said = `${noun} ${verb}`
if (said === 'acl modify') {
  const token = values.token ?? values.tokens
  const role = (values.role ?? values.roles) as Account['role']
  // Rights of the user alone change nothing of a token with privilege separation but its upper bound.
  if (token !== undefined) await change(token, { role, path: rest[0] ?? '/' })
} else if (said === 'user token' && rest[0] === 'modify')
  await change(`${rest[1]}!${rest[2]}`, {
    ...(values.expire !== undefined && { expire: Number(values.expire) }),
    ...(values.privsep === '0' && { role: 'PVEAuditor' }),
  })
else if (said !== 'role add') {
  process.stderr.write(`pveum: this stand-in does not know ${args.join(' ')}\n`)
  process.exit(1)
}
