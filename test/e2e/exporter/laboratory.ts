import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { Server } from 'node:https'
import { join } from 'node:path'
import { authority, type Certificate, pveNames, signed } from '../../pve-api/certificates.ts'
import type { Account, PveCluster } from '../../pve-api/cluster.ts'
import { kubeRCnewyork } from '../../pve-api/kube-rc-newyork.ts'
import { nodeApi } from '../../pve-api/node-api.ts'
import { onRelease } from '../../pve-api/releases.ts'
import { type Simulation, simulation } from '../../pve-api/simulation.ts'
import { command } from './command.ts'
import type { RunningEnvironment } from './environment.ts'
import { release } from './lanes.ts'
import { hostsFile, type Name } from './names.ts'
import { endSilence, startNetwork } from './network.ts'
import { laboratoryFolder } from './paths.ts'

/**
 * The hypervisors, in the network namespace and the mount namespace that `stage.ts` runs in. They are gone with
 * the process, and so is every file below `laboratoryFolder`.
 */
export interface Laboratory {
  simulated: Simulation
  /** The keys that the README asks for in the Secret, and the token's value. */
  secret: { PVE_USER: string; PVE_TOKEN_NAME: string; PVE_TOKEN_VALUE: string }
  /** The cluster's own authority, as every cluster has it that was made before pve-cluster 9.1.2. */
  ca: Certificate
  /** Puts everything that a test may have changed back to health. */
  heal: () => Promise<void>
  /** Makes a hypervisor refuse connections until it is healed. */
  refuse: (node: string) => Promise<void>
  /** Gives every hypervisor the certificate that is made for its name and address. */
  certify: (make: (node: string, address: string) => Certificate) => void
  /** Makes an environment's names known to Prometheus and to the test, as cluster DNS would. */
  resolve: (environment: RunningEnvironment) => void
}

/** Starts the cluster kubeRCnewyork on this process's release of Proxmox VE, each hypervisor on its address. */
export async function startLaboratory(): Promise<Laboratory> {
  const secret = {
    PVE_USER: 'prometheus@pve',
    PVE_TOKEN_NAME: 'monitoring',
    PVE_TOKEN_VALUE: randomUUID(),
  }
  const healthy = (): PveCluster =>
    onRelease(kubeRCnewyork({ [`${secret.PVE_USER}!${secret.PVE_TOKEN_NAME}`]: auditor(secret) }), release)
  const simulated = simulation(healthy())
  const ca = authority()
  mountFolder()
  startNetwork(Object.values(simulated.cluster.nodes).map(({ address }) => address))

  const servers: Record<string, Server> = {}
  const addressOf = (node: string) => simulated.cluster.nodes[node]?.address ?? ''
  const nodes = Object.keys(simulated.cluster.nodes)
  const own = Object.fromEntries(nodes.map(node => [node, signed(ca, pveNames(node, addressOf(node)))]))
  const start = async (node: string) => {
    servers[node] = await nodeApi(simulated, node, own[node] as Certificate)
  }
  for (const node of nodes) await start(node)

  const known: Name[] = []
  return {
    simulated,
    secret,
    ca,
    heal: async () => {
      simulated.cluster = healthy()
      simulated.calls = {}
      endSilence()
      for (const node of nodes)
        if (servers[node]?.listening) servers[node].setSecureContext(own[node] as Certificate)
        else await start(node)
    },
    refuse: node =>
      new Promise(resolve => {
        servers[node]?.close(() => resolve())
        servers[node]?.closeAllConnections()
      }),
    certify: make => {
      for (const node of nodes) servers[node]?.setSecureContext(make(node, addressOf(node)))
    },
    resolve: environment => {
      known.push(...environment.names)
      writeFileSync('/etc/hosts', hostsFile(known))
    },
  }
}

const auditor = ({ PVE_TOKEN_VALUE }: { PVE_TOKEN_VALUE: string }): Account => ({
  secret: PVE_TOKEN_VALUE,
  role: 'PVEAuditor',
})

/** A file system for this process's namespace alone, and in it the hosts file that the process reads. */
function mountFolder() {
  command('mount', ['-t', 'tmpfs', 'laboratory', laboratoryFolder])
  const hosts = join(laboratoryFolder, 'hosts')
  writeFileSync(hosts, hostsFile([]))
  command('mount', ['--bind', hosts, '/etc/hosts'])
}
