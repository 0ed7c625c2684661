import type { Guest, PveCluster } from '../../../pve-api/cluster.ts'
import { isQuorate } from '../../../pve-api/view.ts'
import { answering, seen } from './history.ts'

/** What can be told of an environment while one of its hypervisors answers, by the simulated cluster itself. */
export interface Told {
  environment: string
  cluster: PveCluster
  /** The token sees no guest. */
  blind: boolean
  /** Some hypervisor answers the cluster scrape. */
  answers: boolean
  quorate: boolean | undefined
  nodes: { name: string; up: boolean; known: boolean; api: boolean; node: PveCluster['nodes'][string] }[]
  /** Guests that the token sees, without templates; nothing is known of one whose node says nothing. */
  guests: (Guest & { id: string; known: boolean; running: boolean })[]
  /** A shared storage once, a local one on each node. */
  storages: {
    storage: string
    node?: string
    plugintype: string
    size: number
    used: number
    known: boolean
    reached: -1 | 0 | 1
  }[]
}

export const told = (environment: string, cluster: PveCluster, blind: boolean): Told => {
  const first = answering(cluster)
  const known = (node: string) => seen(cluster, node) && cluster.nodes[node]?.reportsStatus === true
  return {
    environment,
    cluster,
    blind,
    answers: first !== undefined,
    quorate:
      first === undefined || cluster.name === undefined ? undefined : isQuorate({ cluster, node: first }),
    nodes: Object.entries(cluster.nodes).map(([name, node]) => ({
      name,
      up: seen(cluster, name),
      known: known(name),
      api: node.online && node.fault === 'none',
      node,
    })),
    guests:
      blind || first === undefined
        ? []
        : Object.entries(cluster.guests)
            .filter(([, { template }]) => !template)
            .map(([vmid, guest]) => ({
              ...guest,
              id: `${guest.type}/${vmid}`,
              known: known(guest.node),
              running: known(guest.node) && guest.status === 'running',
            })),
    storages: first === undefined ? [] : storagesOf(cluster, known),
  }
}

/** 1: a node that is up does not reach it; -1: the only node that has it is down; 0: reached. */
const storagesOf = (cluster: PveCluster, known: (node: string) => boolean): Told['storages'] => {
  const names = Object.keys(cluster.nodes)
  return Object.entries(cluster.storages).flatMap(([storage, { shared, plugin, size, used, missingOn }]) => {
    const reach = (node: string) => {
      if (!seen(cluster, node)) return -1
      return known(node) && !missingOn.includes(node) ? 0 : 1
    }
    const all = { storage, plugintype: plugin, size, used }
    if (!shared)
      return names.map(node => ({
        ...all,
        node,
        known: reach(node) === 0,
        reached: reach(node) as -1 | 0 | 1,
      }))
    const reaches = names.map(reach)
    return [{ ...all, known: reaches.includes(0), reached: Math.max(...reaches) as -1 | 0 | 1 }]
  })
}
