import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { authority, pveNames, signed } from './certificates.ts'
import type { Account } from './cluster.ts'
import { control } from './control.ts'
import { kubeRCnewyork } from './kube-rc-newyork.ts'
import { nodeApi } from './node-api.ts'
import { pveCluster } from './pve-cluster.ts'
import { simulation } from './simulation.ts'

const help = `Simulates the Proxmox VE API of a cluster, each node on its own address, port 8006, until it is stopped.

  node test/pve-api/serve.ts --accounts FILE --folder DIR [--nodes N --guests N]

  --accounts FILE  JSON, such as {"prometheus@pve!monitoring": {"secret": "…", "role": "PVEAuditor"}}
  --folder DIR     where the authority's certificate (ca.crt) and the control socket (control) go
  --nodes, --guests  a cluster of that size; the cluster kubeRCnewyork when left out

It prints "ready" once every node answers. Control: curl --unix-socket DIR/control http://pve/cluster
`

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: { accounts: text, folder: text, nodes: text, guests: text, help: { type: 'boolean' } },
})
if (values.help || values.accounts === undefined || values.folder === undefined) {
  process.stdout.write(help)
  process.exit(values.help ? 0 : 1)
}

const accounts: Record<string, Account> = JSON.parse(readFileSync(values.accounts, 'utf8'))
const size = { nodes: Number(values.nodes), guests: Number(values.guests ?? 0), accounts }
const simulated = simulation(values.nodes === undefined ? kubeRCnewyork(accounts) : pveCluster(size))
const ca = authority(`${simulated.cluster.name} authority`)

mkdirSync(values.folder, { recursive: true })
writeFileSync(join(values.folder, 'ca.crt'), ca.cert)
for (const [name, { address }] of Object.entries(simulated.cluster.nodes))
  await nodeApi(simulated, name, signed(ca, pveNames(name, address)))
await control(simulated, join(values.folder, 'control'))
process.stdout.write('ready\n')
