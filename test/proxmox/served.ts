import type { Server } from 'node:https'
import './diverted.ts'
import { authority, type Certificate, pveNames, signed } from '../pve-api/certificates.ts'
import type { PveCluster, PveNode } from '../pve-api/cluster.ts'
import { nodeApi } from '../pve-api/node-api.ts'
import { type Simulation, simulation } from '../pve-api/simulation.ts'
import { diverted } from './diverted.ts'

/** The authority of every cluster of a test file, made when first asked for: an RSA key of 4096 bits takes a second. */
export const ca = (): Certificate => {
  made.ca ??= authority()
  return made.ca
}

const made: { ca?: Certificate } = {}

/** A node's own certificate, made once. */
const nodeCertificate = (name: string, address: string): Certificate => {
  const key = `${name} ${address}`
  const certificate = nodeCertificates.get(key) ?? signed(ca(), pveNames(name, address))
  nodeCertificates.set(key, certificate)
  return certificate
}

const nodeCertificates = new Map<string, Certificate>()

/** What a test may do with a cluster's API. */
export interface Served extends Simulation {
  /** Ends one node's API: it refuses connections. */
  end: (node: string) => Promise<unknown>
}

/** Serves these nodes of a cluster (all when left out), each at its address or another, while a test runs. */
export const whileServed = async (
  cluster: PveCluster,
  use: (served: Served) => Promise<void>,
  names: string[] = Object.keys(cluster.nodes),
  at = (name: string) => (cluster.nodes[name] as PveNode).address,
): Promise<void> => {
  const simulated = simulation(cluster)
  const servers = new Map<string, Server>()
  const end = async (node: string) => {
    const server = servers.get(node)
    servers.delete(node)
    server?.closeAllConnections()
    await new Promise(resolve => (server === undefined ? resolve(0) : server.close(resolve)))
  }
  try {
    for (const name of names) {
      const address = at(name)
      const certificate = nodeCertificate(name, address)
      servers.set(name, await nodeApi(simulated, name, certificate, diverted(address)))
    }
    await use({ ...simulated, end })
  } finally {
    for (const name of [...servers.keys()]) await end(name)
  }
}
