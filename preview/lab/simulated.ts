import { authority, pveNames, signed } from '../../test/pve-api/certificates.ts'
import type { PveCluster } from '../../test/pve-api/cluster.ts'
import { nodeApi } from '../../test/pve-api/node-api.ts'
import { type Simulation, simulation } from '../../test/pve-api/simulation.ts'
import type { Scene } from './scene.ts'

/** Serves a scene's clusters as they are at a time (Unix seconds), and gives what takes them to another time. */
export async function simulate(scene: Scene, seconds: number): Promise<(seconds: number) => void> {
  const simulations = new Map<string, Simulation>()
  for (const [name, cluster] of Object.entries(scene(seconds))) simulations.set(name, await serve(cluster))
  return at => {
    for (const [name, cluster] of Object.entries(scene(at)))
      Object.assign(simulations.get(name) ?? {}, { cluster })
  }
}

async function serve(cluster: PveCluster): Promise<Simulation> {
  const simulated = simulation(cluster)
  const ca = authority()
  for (const [name, { address }] of Object.entries(cluster.nodes))
    await nodeApi(simulated, name, signed(ca, pveNames(name, address)))
  return simulated
}
