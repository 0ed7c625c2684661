import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { authority, type Certificate, pveNames, signed } from './certificates.ts'
import type { Account, PveCluster } from './cluster.ts'
import { control } from './control.ts'
import { kubeRCnewyork } from './kube-rc-newyork.ts'
import { nodeApi } from './node-api.ts'
import { pveCluster } from './pve-cluster.ts'
import { simulation } from './simulation.ts'

const help = `Simulates the Proxmox VE API of a cluster, each node on its own address, port 8006, until it is stopped.

  node test/pve-api/serve.ts --accounts FILE --folder DIR [--nodes N --guests N]
  node test/pve-api/serve.ts --cluster FILE --folder DIR [--authority FILE] [--node NAME]

  --accounts FILE  JSON, such as {"prometheus@pve!monitoring": {"secret": "…", "role": "PVEAuditor"}}
  --folder DIR     where the authority's certificate (ca.crt) and the control socket (control) go
  --nodes, --guests  a cluster of that size; the cluster kubeRCnewyork when left out
  --cluster FILE   a cluster (cluster.ts) as JSON, its accounts in it
  --authority FILE  an authority (certificates.ts) as JSON; one of its own when left out
  --node NAME      serve this node only, as where each has a network of its own

It prints "ready" once every node answers. Control: curl --unix-socket DIR/control http://pve/cluster
`

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    accounts: text,
    folder: text,
    nodes: text,
    guests: text,
    cluster: text,
    authority: text,
    node: text,
    help: { type: 'boolean' },
  },
})
const { folder, accounts, cluster } = values
if (values.help || folder === undefined || (accounts ?? cluster) === undefined) {
  process.stdout.write(help)
  process.exit(values.help ? 0 : 1)
}

const simulated = simulation(model())
const ca: Certificate = values.authority ? read(values.authority) : authority()

mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'ca.crt'), ca.cert)
for (const [name, { address }] of Object.entries(simulated.cluster.nodes))
  if (values.node === undefined || values.node === name)
    await nodeApi(simulated, name, signed(ca, pveNames(name, address)))
await control(simulated, join(folder, 'control'))
process.stdout.write('ready\n')

function model(): PveCluster {
  if (cluster !== undefined) return read(cluster)
  const known: Record<string, Account> = read(accounts as string)
  if (values.nodes === undefined) return kubeRCnewyork(known)
  return pveCluster({
    nodes: Number(values.nodes),
    guests: Number(values.guests ?? 0),
    accounts: known,
  })
}

function read<Value>(file: string): Value {
  return JSON.parse(readFileSync(file, 'utf8'))
}
